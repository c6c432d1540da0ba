// Backdraw's native host: the page on http://localhost:8080, and no file or network access beyond that.
//
//	backdraw [-host localhost] [-port 8080]
//
// PORT in the environment sets the port where the flag does not.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"backdraw/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve answers until ctx is done, then lets running requests end.
func serve(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("backdraw", flag.ContinueOnError)
	host := flags.String("host", "localhost", "address to listen on; 0.0.0.0 for every network")
	port := flags.String("port", cmp.Or(os.Getenv("PORT"), "8080"), "port to listen on; 0 for any free one")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files, err := site()
	if err != nil {
		return err
	}
	handler, err := web.Handler(files)
	if err != nil {
		return fmt.Errorf("the built site cannot be read: %w", err)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(*host, *port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %s is taken by another program; give another one: make run PORT=8081", *port)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on port %q: %w", *port, err)
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	_, chosen, _ := net.SplitHostPort(listener.Addr().String())
	fmt.Fprintf(out, "Backdraw is at http://%s (Ctrl+C stops it)\n", net.JoinHostPort(*host, chosen))

	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		patience, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		stopped <- server.Shutdown(patience)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

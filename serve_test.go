package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestServePrintsItsAddressAndStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, []string{"-host", "127.0.0.1", "-port", "0"}, writer) }()
	line, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, address, _ := strings.Cut(line, "http://")
	address, _, _ = strings.Cut(address, " ")
	response, err := http.Get("http://" + address + "/")
	if err != nil {
		t.Fatalf("the printed address %q does not answer: %v", address, err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("GET / gave %s", response.Status)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("serve ended with %v", err)
	}
}

func TestServeSaysThatThePortIsTaken(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	for _, c := range []struct {
		port, want string
	}{
		{port, "port " + port + " is taken"},
		{"x", `cannot listen on port "x"`},
	} {
		err := serve(t.Context(), []string{"-host", "127.0.0.1", "-port", c.port}, io.Discard)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("port %q: %v, want %q in it", c.port, err, c.want)
		}
	}
}

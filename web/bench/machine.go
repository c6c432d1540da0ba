package main

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strings"
	"time"

	"backdraw/core/kernel"
)

// machine says where figures were measured.
type machine struct{ browser, load string }

func place(browser string) machine { return machine{browser, loadAverage()} }

var modelName = regexp.MustCompile(`model name\s*:\s*(.+)`)

// String names the day, the processor, the kernels and both programs that run them.
func (m machine) String() string {
	processor := runtime.GOARCH
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if found := modelName.FindSubmatch(text); found != nil {
			processor = string(found[1])
		}
	}
	k := kernel.Fast()
	return fmt.Sprintf("%s, %s, %d cores; %s, %s kernels of %d lanes natively; %s, headless",
		time.Now().Format(time.DateOnly), processor, runtime.NumCPU(), runtime.Version(), k.Name, k.Lanes, m.browser)
}

// loadAverage is that of the last minute, where the system tells.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(text), " ")
	return first
}

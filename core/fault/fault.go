// Package fault is the one kind of error that leaves the core: a code that programs read, the
// path of the field that is at fault, and a sentence that a person can act on.
package fault

import "fmt"

// The codes, as in the JavaScript API.
const (
	InvalidSpec     = "invalid-spec"
	InvalidData     = "invalid-data"
	InvalidArgument = "invalid-argument"
	TooLarge        = "too-large"
	Corrupt         = "corrupt"
	NotFinite       = "not-finite"
	Aborted         = "aborted"
	Closed          = "closed"
	WorkerLost      = "worker-lost"
	LoadFailed      = "load-failed"
	Unsupported     = "unsupported"
	Internal        = "internal"
)

// Error is an error with a code, and a path as in layers[2].units where a field is at fault.
type Error struct {
	Code    string `json:"code"`
	Path    string `json:"path,omitempty"`
	Message string `json:"message"`
}

// Error returns the sentence.
func (e *Error) Error() string { return e.Message }

// New returns an error; the format and its arguments make the sentence, which names the field,
// the value and what is wanted.
func New(code, path, format string, args ...any) *Error {
	return &Error{Code: code, Path: path, Message: fmt.Sprintf(format, args...)}
}

package model

import (
	"backdraw/core/document"
	"backdraw/core/fault"
)

// Names are what the data of a network call the numbers that it reads and gives. Any may be missing:
// a network has them from the table or text that it learnt from.
type Names struct {
	Features []string `json:"features,omitempty"` // of the input's numbers, of one step where it is a sequence
	Targets  []string `json:"targets,omitempty"`  // of the output's numbers, or of the one class
	Classes  []string `json:"classes,omitempty"`  // of labels 0, 1, ...
	Sequence string   `json:"sequence,omitempty"` // of the column that says which sequence a line belongs to
	Alphabet string   `json:"alphabet,omitempty"` // characters of token ids 0, 1, ...
}

// marshal returns the names as JSON, or nil where there are none.
func (n Names) marshal() []byte {
	if v := document.Of(n); len(v.Fields) > 0 {
		return v.Append(nil)
	}
	return nil
}

func (n *Names) unmarshal(text []byte) error {
	v, err := document.Parse(fault.Corrupt, text)
	if err == nil {
		err = v.Decode(n)
	}
	if err != nil {
		return corrupt("the file's names cannot be read: %s", err)
	}
	return nil
}

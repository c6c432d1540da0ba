package spec

import "encoding/json"

func (s *Spec) Marshal() ([]byte, error)            { return json.Marshal(s) }
func Parse(b []byte) (*Spec, error)                 { s := &Spec{}; return s, json.Unmarshal(b, s) }
func Update(old *Spec, patch []byte) (*Spec, error) { s := *old; return &s, json.Unmarshal(patch, &s) }

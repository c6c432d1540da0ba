package spec

// MarshalFull writes a document with every default in it, for the reference's test.
func MarshalFull(s *Spec) []byte {
	f := form{full: true}
	s.visit(&f)
	return f.out.Append(nil)
}

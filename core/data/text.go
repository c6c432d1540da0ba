package data

import (
	"slices"
	"unicode/utf8"

	"backdraw/core/fault"
)

// Alphabet numbers the characters of a text: token id i is the rune Alphabet[i], in the order of
// their code points.
type Alphabet []rune

// NewAlphabet returns the characters that occur in text.
func NewAlphabet(text string) Alphabet {
	seen := map[rune]bool{}
	var a Alphabet
	for _, r := range text {
		if !seen[r] {
			seen[r] = true
			a = append(a, r)
		}
	}
	slices.Sort(a)
	return a
}

// Encode returns the token ids of a text; a character that the alphabet lacks is an error that
// names it.
func (a Alphabet) Encode(text string) ([]int32, error) {
	ids := make([]int32, 0, len(text))
	for _, r := range text {
		i, ok := slices.BinarySearch(a, r)
		if !ok {
			return nil, fault.New(fault.InvalidData, "text", "text has the character %q at %d, which the alphabet of %d characters lacks", r, len(ids), len(a))
		}
		ids = append(ids, int32(i))
	}
	return ids, nil
}

// Decode returns the text of token ids.
func (a Alphabet) Decode(ids []int32) string {
	text := make([]rune, len(ids))
	for i, id := range ids {
		text[i] = a[id]
	}
	return string(text)
}

// NotUTF8 returns the number of the first line that is not UTF-8, from 1, or 0. Lines end in LF, CR
// or both.
func NotUTF8(text []byte) int {
	if utf8.Valid(text) {
		return 0
	}
	line, last := 1, byte(0)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\r' || r == '\n' && last != '\r' {
			line++
		}
		last, text = text[0], text[size:]
	}
	return line
}

// Windows cuts a text into sequences of steps ids, one after another, each with the ids that follow
// them as labels; what is left at the end is dropped. It returns nil where there is not one.
func Windows(ids []int32, steps int) *Set {
	n := (len(ids) - 1) / steps
	if n < 1 {
		return nil
	}
	return &Set{N: n, T: steps, IDs: slices.Clone(ids[:n*steps]), Labels: slices.Clone(ids[1 : n*steps+1])}
}

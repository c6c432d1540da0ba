package golden

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// contradictions are changes of the set's own cases after which the cases make no sense, by file and name.
var contradictions = []struct {
	name, file, of string
	change         func(body object)
}{
	{"more_classes_than_counted", "metrics", "classification", func(body object) { body["classes"] = body["classes"].(float64) + 1 }},
	{"more_steps_than_in_the_stream", "training", "char_lstm_tbptt_adam", func(body object) { body["steps"] = 21. }},
	{"pads_that_are_not_same", "conv2d", "same", func(body object) { pads(body)[0] = pads(body)[0].(float64) + 1 }},
	{"no_pads_where_same_has_some", "conv2d", "k3_s1_same", func(body object) { clear(pads(body)); copy(pads(body), []any{0., 0., 0., 0.}) }},
	{"a_length_past_the_last_step", "recurrent", "lengths", func(body object) { body["lengths"].([]any)[0] = 1 + steps(body) }},
	{"a_length_of_nothing", "recurrent", "lengths", func(body object) { body["lengths"].([]any)[0] = 0. }},
	{"a_length_too_few", "recurrent", "lengths", func(body object) { body["lengths"] = body["lengths"].([]any)[1:] }},
	{"half_an_id", "misc_layers", "embedding", func(body object) { addQuarter(numbersOf(body, "input"), 0) }},
	{"half_a_class", "losses", "softmax_ce", func(body object) { addQuarter(numbersOf(body, "target"), 0) }},
	{"half_a_true_class", "metrics", "classification", func(body object) { addQuarter(body["true"].([]any), 0) }},
	{"half_a_predicted_class", "metrics", "classification", func(body object) { addQuarter(body["pred"].([]any), 0) }},
	{"half_a_class_of_logits", "metrics", "accuracy_from_logits", func(body object) { addQuarter(body["true"].([]any), 0) }},
	{"half_a_positive", "metrics", "auc", func(body object) { l := body["true"].([]any); addQuarter(l, slices.Index(l, any(0.))) }},
}

func pads(body object) []any { return body["layers"].([]any)[0].(object)["pads"].([]any) }

func steps(body object) float64 {
	return body["input"].(object)["shape"].([]any)[1].(float64)
}

func numbersOf(body object, tensor string) []any { return body[tensor].(object)["data"].([]any) }

// addQuarter breaks a whole number so that it would round to itself and be cut to itself: only a check finds it.
func addQuarter(list []any, at int) { list[at] = list[at].(float64) + .25 }

// TestContradictionsFail: each changed case fails, alone: the one after it is run and passes.
func TestContradictionsFail(t *testing.T) {
	directory, cases := t.TempDir(), ownCases(t)
	var changed []object
	for _, c := range contradictions {
		at := slices.IndexFunc(cases, func(own *Case) bool { return own.File == c.file && strings.Contains(own.Name, c.of) })
		if at < 0 {
			t.Errorf("%s: no case %s in %s", c.name, c.of, c.file)
			continue
		}
		body := read[object](t, cases[at].raw)
		body["name"] = c.name
		c.change(body)
		changed = append(changed, body)
	}
	sound := read[object](t, cases[0].raw)
	sound["name"] = "sound"
	changed = append(changed, sound)
	writeCases(t, directory, "changed", changed)
	verdicts, output := runElsewhere(t, directory)
	for _, c := range contradictions {
		if verdicts[c.name] != "FAIL" {
			t.Errorf("%s: verdict %q, want FAIL", c.name, verdicts[c.name])
		}
	}
	if verdicts["sound"] != "PASS" || len(verdicts) != len(contradictions)+1 {
		t.Errorf("%d cases were run and the sound one has verdict %q, want %d and PASS: %.3000s", len(verdicts), verdicts["sound"], len(contradictions)+1, output)
	}
}

// TestReadRefusesFilesOfNoCases: a file of another version, or without its cases, is no index.
func TestReadRefusesFilesOfNoCases(t *testing.T) {
	index := `{"format": "golden/1", "files": []}`
	sound := `{"format": "golden/1", "cases": [{"name": "a", "kind": "net"}]}`
	for _, c := range []struct {
		text string
		want string // in the error
	}{
		{index, ""},
		{`{"dense.json": {"cases": 3}}`, ""},
		{`{"format": "golden/2"}`, "format is"},
		{`{"format": "golden/2", "files": []}`, "format is"},
		{`{"format": "golden/2", "cases": []}`, "format is"},
		{`{"cases": [{"name": "a", "kind": "net"}]}`, "format is"},
		{`{"format": "golden/1", "cases": []}`, "has no cases"},
		{`{"format": "golden/1", "case": [{"name": "a", "kind": "net"}]}`, "has no cases"},
	} {
		directory := t.TempDir()
		for name, text := range map[string]string{"a.json": sound, "b.json": c.text} {
			if err := os.WriteFile(filepath.Join(directory, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		switch _, err := Read(directory); {
		case err == nil && c.want != "", err != nil && (c.want == "" || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: error %v, want %q", c.text, err, c.want)
		}
	}
}

package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// elsewhere are formats whose sentences no page can bring up: those of Go's own interface and of the command.
var elsewhere = []string{
	"csv begins with line %s, which is no line of names that can be read and no example; want a line that names %s, or -header no for columns in that order",
	"%s; want no bad line in a table of sequences, which would lack a step",
	"csv has %s sequences of up to %s steps of %s numbers, the limit is %s numbers with all of that length",
	"line %s: %s is not what it is in the first line of sequence %s, want the same in all of them: the network gives one output for a sequence",
	"data is %s examples of %s steps, want features: at least one example of one step",
	"data has the name %s, want names of one line",
	"balance is %s, want a share of class 0 from 0 to below 1",
	"share is %s, want a test share from 0 to below 1",
	"classes is %s, want %s for %s",
	"a field needs a network of two inputs, and input is %s",
	"bounds are [%s,%s,%s,%s], want [xMin,yMin,xMax,yMax] with xMin below xMax and yMin below yMax",
	"width and height are %s and %s, want at least 1",
	"width times height is %s cells, the limit is %s in one call",
	"the destination has %s numbers, want %s",
}

// composed are formats whose last part the engine makes of a few: what becomes of them.
var composed = map[string][]string{
	"%s needs %s %s, the limit is %s": {
		"%s needs %s bytes of memory, the limit is %s", "%s needs %s numbers, the limit is %s",
		"%s needs %s parameters, the limit is %s", "%s needs %s parameters or more, the limit is %s",
	},
	"csv has no line that can be used, want at least 1%s": {
		"csv has no line that can be used, want at least 1", "csv has no line that can be used, want at least 1; %s",
	},
}

var (
	verb   = regexp.MustCompile(`%[a-z]`)
	key    = regexp.MustCompile(`(?m)^  ("(?:[^"\\]|\\.)*"|'[^']*'):`)
	values = strings.NewReplacer(`%s`, `(.+)`, `%d`, `([\d.]+)`, `%n`, `([\w-]+)`)
)

// phrasesOf returns what the English forms of a language's phrases match.
func phrasesOf(t *testing.T, language string) (phrases []*regexp.Regexp) {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("src/messages", language, "engine.ts"))
	if err != nil {
		t.Fatal(err)
	}
	for _, match := range key.FindAllStringSubmatch(string(source), -1) {
		text := strings.Trim(match[1], `'`)
		if strings.HasPrefix(text, `"`) {
			if text, err = strconv.Unquote(text); err != nil {
				t.Fatal(err)
			}
		}
		phrases = append(phrases, regexp.MustCompile("^"+values.Replace(regexp.QuoteMeta(text))+"$"))
	}
	if len(phrases) < 100 {
		t.Fatalf("%s/engine.ts has %d phrases, want more than 100", language, len(phrases))
	}
	return phrases
}

// covers says whether a phrase stands for the sentence, and others for what it wants.
func covers(phrases []*regexp.Regexp, sentence string) bool {
	for _, phrase := range phrases {
		parts := phrase.FindStringSubmatch(sentence)
		if parts == nil {
			continue
		}
		if !strings.HasSuffix(phrase.String(), `, want (.+)$`) {
			return true
		}
		want := parts[len(parts)-1]
		if _, err := strconv.Atoi(want); err == nil || covers(phrases, want) {
			return true
		}
	}
	return false
}

// sentencesOf returns the formats of every fault of the core's packages that a page can meet, each verb as %s.
func sentencesOf(t *testing.T, folders ...string) map[string]token.Position {
	t.Helper()
	found := map[string]token.Position{}
	set := token.NewFileSet()
	for _, folder := range folders {
		paths, err := filepath.Glob(filepath.Join("../core", folder, "*.go"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("core/%s: %d files, %v", folder, len(paths), err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(set, path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				name := ""
				switch f := call.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					if on, ok := f.X.(*ast.Ident); ok {
						name = on.Name + "." + f.Sel.Name
					}
				}
				at, says := map[string]int{"fault.New": 2, "fmt.Sprintf": 0, "corrupt": 0, "r.bad": 1}[name]
				if !says || len(call.Args) <= at {
					return true
				}
				if code, ok := call.Args[0].(*ast.SelectorExpr); ok && code.Sel.Name == "Internal" {
					return true
				}
				literal, ok := call.Args[at].(*ast.BasicLit)
				if !ok {
					return true
				}
				format, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				whole := strings.Contains(format, ", want ") || strings.Contains(format, "limit is") || name != "fmt.Sprintf"
				if whole && format != "%s" && format != "%v" {
					found[verb.ReplaceAllString(format, "%s")] = set.Position(literal.Pos())
				}
				return true
			})
		}
	}
	return found
}

// TestEverySentenceHasPhrases: what the engine says to a person has a phrase in each language that the page speaks.
func TestEverySentenceHasPhrases(t *testing.T) {
	said := sentencesOf(t, "spec", "nn", "train", "data", "document", "ink", "model")
	if len(said) < 100 {
		t.Fatalf("%d formats were found, want more than 100", len(said))
	}
	for _, format := range elsewhere {
		if _, ok := said[format]; !ok {
			t.Errorf("%q is an exception, and Go says it no longer", format)
		}
		delete(said, format)
	}
	for format, become := range composed {
		at, ok := said[format]
		if !ok {
			t.Errorf("%q is composed, and Go says it no longer", format)
		}
		delete(said, format)
		for _, each := range become {
			said[each] = at
		}
	}
	for _, language := range []string{"de", "es"} {
		phrases := phrasesOf(t, language)
		for format, at := range said {
			if !covers(phrases, strings.ReplaceAll(format, "%s", "7")) {
				t.Errorf("%s: %s/engine.ts has no phrase for %q", at, language, format)
			}
		}
	}
}

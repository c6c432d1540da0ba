package browser

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"backdraw/core/train"
)

// openSheet opens one by its button in the header.
func openSheet(b *tab, title string) {
	b.t.Helper()
	b.click(`button.sheet[title="` + title + `"]`)
	b.wait("the sheet "+title+" with its parts", `(title) => {
		const sheet = find("bd-sheet");
		return sheet?.label === title && [...sheet.querySelectorAll("*")].every((each) => !each.localName.startsWith("bd-") || each.hasUpdated);
	}`, title)
}

// pressButton presses the button with that text, by key.
func pressButton(b *tab, text string) {
	b.t.Helper()
	b.wait("the focus on the button "+text, `(text) => {
		const inside = (root) => [...root.querySelectorAll("button:enabled")].find((each) => each.textContent.trim() === text)
			?? [...root.querySelectorAll("*")].map((each) => each.shadowRoot && inside(each.shadowRoot)).find(Boolean);
		const button = inside(document);
		button.focus();
		return button.getRootNode().activeElement === button;
	}`, text)
	b.press("\r")
}

// TestPictureWithoutMemoryIsSaid: toBlob gives null where the browser has no memory for it.
func TestPictureWithoutMemoryIsSaid(t *testing.T) {
	b := empty(t, desktop, "&data=rings&count=90")
	call[bool](b, `() => { HTMLCanvasElement.prototype.toBlob = (give) => { give(null); }; return true; }`)
	openSheet(b, "Share")
	pressButton(b, "PNG picture")
	b.wait("the sentence", `() => [...find("bd-points-lab").shadowRoot.querySelectorAll(".notices .notice")].some(({ innerText }) => innerText.includes("the browser has no memory left for the picture; try it as SVG"))`)
}

func TestPicturesAndCurveOfATrainedNetwork(t *testing.T) {
	b := empty(t, desktop, "&data=rings&classes=3&count=90&test=0.2")
	trainUntil(b, "rings that are learnt", `() => record.details.progress?.accuracy > 0.98 && record.details.progress.loss < 0.1`)
	openSheet(b, "Share")
	b.screenshot("share-sheet")

	picture, err := png.Decode(strings.NewReader(b.downloaded("backdraw.png", func() { pressButton(b, "PNG picture") })))
	if err != nil {
		t.Fatal("the picture is no PNG: ", err)
	}
	if size := picture.Bounds(); size.Dx() != 1200 || size.Dy() != 1200 {
		t.Errorf("the picture is %v, want 1200 x 1200", size)
	}
	// The first ring is of class 1, blue; the outermost of class 3, green.
	middle, _, _, _ := picture.At(600, 600).RGBA()
	_, green, blue, _ := picture.At(30, 600).RGBA()
	if middle>>8 > 200 || green <= blue {
		t.Errorf("the picture's middle has %d red and its edge %d green, %d blue; want the colours of classes 1 and 3", middle>>8, green>>8, blue>>8)
	}

	svg := b.downloaded("backdraw.svg", func() { pressButton(b, "SVG picture") })
	shapes, contours := 0, 0
	for decoder := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal("the picture is no XML: ", err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, attribute := range element.Attr {
			switch {
			case attribute.Name.Local == "transform" && element.Name.Local == "g":
				shapes++
			case attribute.Name.Local == "fill" && attribute.Value == "none":
				contours++
			}
		}
	}
	if shapes != 90 || contours != 1 || !strings.Contains(svg, "data:image/png;base64,") {
		t.Errorf("the SVG has %d points and %d contours, want 90, 1 and a field", shapes, contours)
	}

	lines := strings.Split(strings.TrimSpace(b.downloaded("backdraw-curve.csv", func() { pressButton(b, "Loss curve as CSV") })), "\n")
	if lines[0] != "epochs,loss,testLoss,accuracy,testAccuracy,learningRate" || len(lines) < 3 {
		t.Fatalf("the curve has %d lines, the first %q", len(lines), lines[0])
	}
	last := strings.Split(lines[len(lines)-1], ",")
	if loss, err := strconv.ParseFloat(last[1], 64); err != nil || loss <= 0 {
		t.Errorf("the last loss is %q", last[1])
	}
}

// TestWhatWasLearntIsAFile: weights as `backdraw export` writes them, and a model that a trainer takes.
func TestWhatWasLearntIsAFile(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.press("e")
	b.wait("an epoch", `() => find("bd-points-lab").model.moment?.epochs === 1`)
	openSheet(b, "Share")
	var weights map[string]struct {
		Shape []int
		Data  []float64
	}
	if err := json.Unmarshal([]byte(b.downloaded("backdraw-weights.json", func() { pressButton(b, "Weights as JSON") })), &weights); err != nil {
		t.Fatal(err)
	}
	first := call[[]float64](b, `async () => [...(await find("back-draw").trainer.getParameters())["layers[0].w"].data]`)
	if got := weights["layers[0].w"]; len(weights) != 4 || len(got.Data) != 6 || !slices.Equal(got.Shape, []int{3, 2}) || !slices.Equal(got.Data, first) {
		t.Errorf("the weights are %v, want four arrays, the first %v", weights, first)
	}
	model, err := train.Load([]byte(b.downloaded("network.backdraw", func() { pressButton(b, "Model (.backdraw)") })))
	if err != nil {
		t.Fatal("the command line cannot read the model: ", err)
	}
	for _, p := range model.Parameters() {
		if p.Path == "layers[0].w" && float64(p.Data[0]) != first[0] {
			t.Errorf("the model's first weight is %v, want %v", p.Data[0], first[0])
		}
	}
}

// TestNoFileOfANetworkThatGoesIsSaid: where another takes its place while the file is asked for, in each language.
func TestNoFileOfANetworkThatGoesIsSaid(t *testing.T) {
	said := 0
	for _, c := range []struct {
		language string
		view     view
		buttons  [2]string
		sentence string
	}{
		{"en", desktop, [2]string{"Weights as JSON", "Model (.backdraw)"}, "The network was just replaced. Try again."},
		{"de", phone, [2]string{"Gewichte als JSON", "Modell (.backdraw)"}, "Dieses Netz hat gerade einem anderen Platz gemacht. Versuche es noch einmal."},
		{"es", desktop, [2]string{"Pesos en JSON", "Modelo (.backdraw)"}, "Otra red acaba de ocupar el lugar de esta. Inténtalo de nuevo."},
	} {
		b := in(t, c.language, c.view, "&data=circle&layers=3")
		call[bool](b, `() => { find("bd-points-lab").store.set({ sheet: "share" }); return true; }`)
		for _, button := range c.buttons {
			b.wait("the button "+button, `(text) => [...find(".share-sheet")?.querySelectorAll("button:enabled") ?? []].some(({ textContent }) => textContent === text) && !find(".notice")`, button)
			call[bool](b, `(text) => {
				[...find(".share-sheet").querySelectorAll("button")].find(({ textContent }) => textContent === text).click();
				find("back-draw").trainer.close();
				return true;
			}`, button)
			b.wait("the sentence after "+button, `(sentence) => find(".notice[role=alert] p")?.textContent === sentence`, c.sentence)
			said++
			b.screenshot("share-gone-" + c.language)
			b.click(".notice button")
		}
	}
	if said != 6 {
		t.Errorf("%d files were asked for, want 6", said)
	}
}

// TestWrittenSpecIsKept through changes of the network and while Share is closed, with its fault, until it is used or given up.
func TestWrittenSpecIsKept(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	openSheet(b, "Share")
	const field = `find("bd-copy-field.spec").shadowRoot.querySelector("textarea")`
	write := func(text string) {
		t.Helper()
		call[bool](b, `() => { `+field+`.focus(); `+field+`.select(); return true; }`)
		b.paste(text)
	}
	stands := func(what, text string, fault bool) {
		t.Helper()
		b.wait(what, `(text, fault) => {
			const field = find("bd-copy-field.spec")?.shadowRoot.querySelector("textarea");
			return field && field.value === text && (field.ariaInvalid === "true") === fault && (find("bd-copy-field.spec").shadowRoot.querySelector("[role=alert]") !== null) === fault;
		}`, text, fault)
	}
	rate := func(value string) {
		t.Helper()
		b.click(`.rates bd-number[label="Learning rate"]`)
		call[bool](b, `() => { find('.rates bd-number[label="Learning rate"]').shadowRoot.querySelector("input").select(); return true; }`)
		for _, key := range value {
			b.press(string(key))
		}
		b.press("\r")
		b.wait("the rate "+value, `(value) => find("back-draw").spec.optimizer.learningRate === Number(value)`, value)
	}
	running := func() string { return call[string](b, `() => JSON.stringify(find("back-draw").spec, null, 2)`) }
	write("{}")
	pressButton(b, "Use this network")
	stands("the refused text with its fault", "{}", true)
	rate("0.05")
	stands("it after another learning rate", "{}", true)
	b.click(`button.sheet[title="Share"]`)
	b.wait("Share closed", `() => !find("bd-sheet")`)
	openSheet(b, "Share")
	stands("it where Share was closed", "{}", true)
	write(`{"version": 1}`)
	stands("another text without that fault", `{"version": 1}`, false)
	rate("0.02")
	stands("what is written, after another rate", `{"version": 1}`, false)
	pressButton(b, "Discard changes")
	stands("the network that runs", running(), false)
	b.wait("the keyboard at the text, and nothing to discard", `() => find("bd-copy-field.spec").shadowRoot.activeElement?.matches("textarea") && !find("bd-copy-field.spec").shadowRoot.querySelector(".discard")`)
	write(strings.Replace(running(), `"units": 3`, `"units": 5`, 1))
	pressButton(b, "Use this network")
	b.wait("five units", `() => find("back-draw").spec.layers[0].units === 5`)
	rate("0.01")
	stands("the network that runs, once it was used", running(), false)
}

// TestRefusedSpecIsSeen: the sentence lies between its text and its buttons, in sight, on a phone and a desktop, and scrolls with them.
func TestRefusedSpecIsSeen(t *testing.T) {
	for _, v := range []view{desktop, phone, {width: 640, height: 400}} {
		b := empty(t, v, "&data=circle&layers=3")
		call[bool](b, `() => { find("bd-points-lab").store.set({ sheet: "share" }); return true; }`)
		b.wait("the field", `() => find("bd-copy-field.spec")?.shadowRoot.querySelector("textarea") && find("bd-sheet").getAnimations().length === 0`)
		call[bool](b, `() => { const field = find("bd-copy-field.spec").shadowRoot.querySelector("textarea"); field.focus(); field.select(); return true; }`)
		b.paste("{}")
		pressButton(b, "Use this network")
		b.wait("the sentence", `() => find("bd-copy-field.spec").shadowRoot.querySelector("[role=alert]")?.textContent.length > 10`)
		const wrong = `() => {
			const root = find("bd-copy-field.spec").shadowRoot;
			const [sentence, field, row] = ["[role=alert]", "textarea", ".row"].map((name) => root.querySelector(name).getBoundingClientRect());
			const covered = (x, y) => { let top = document.elementFromPoint(x, y); while (top?.shadowRoot?.elementFromPoint(x, y) && top.shadowRoot.elementFromPoint(x, y) !== top) top = top.shadowRoot.elementFromPoint(x, y); return top !== root.querySelector("[role=alert]"); };
			if (sentence.top < 0 || sentence.bottom > innerHeight) return "it lies at " + sentence.top + " to " + sentence.bottom + " of " + innerHeight;
			if (covered(sentence.left + 10, sentence.top + 2) || covered(sentence.left + 10, sentence.bottom - 2)) return "something lies over it";
			if (sentence.top < field.bottom || sentence.bottom > row.top) return "it lies over the text or the buttons";
			return "";
		}`
		if found := call[string](b, wrong); found != "" {
			t.Errorf("%dx%d, the sentence on a refused network: %s", v.width, v.height, found)
		}
		b.screenshot(fmt.Sprintf("share-refused-%d", v.width))
	}
}

func TestSpecIsCopiedAndPasted(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3&activation=relu")
	openSheet(b, "Share")
	text := call[string](b, `() => find("bd-copy-field.spec").value`)
	var spec struct {
		Layers []struct{ Units int }
	}
	if err := json.NewDecoder(bytes.NewBufferString(text)).Decode(&spec); err != nil || len(spec.Layers) != 2 || spec.Layers[0].Units != 3 {
		t.Fatalf("the JSON shown is %s, %v", text, err)
	}
	write := func(text string) {
		t.Helper()
		call[bool](b, `() => { const field = find("bd-copy-field.spec").shadowRoot.querySelector("textarea"); field.focus(); field.select(); return true; }`)
		b.paste(text)
		pressButton(b, "Use this network")
	}
	const units = `() => find("back-draw").spec.layers.map(({ units }) => units).join()`
	for _, c := range []struct{ text, say string }{
		{`{"version":1,`, "JSON"},
		{strings.Replace(text, `"units": 3`, `"units": 0`, 1), "layers[0].units is 0"},
		{strings.Replace(text, `"relu"`, `"rely"`, 1), "rely"},
		{`{"version":1,"input":[3],"layers":[{"type":"dense","units":1}],"loss":"mse"}`, "input is [3], want [2]"},
	} {
		write(c.text)
		b.wait("a sentence with "+c.say, `(say) => find("bd-copy-field.spec").fault.includes(say)`, c.say)
		if now := call[string](b, units); now != "3,1" {
			t.Errorf("after %s the layers are %s, want 3,1", c.say, now)
		}
	}
	b.screenshot("share-spec-fault")
	write(strings.Replace(text, `"units": 3`, `"units": 5`, 1))
	b.wait("five units", `() => find("back-draw").spec.layers[0].units === 5`)
	b.wait("no sentence on a good spec", `() => find("bd-copy-field.spec").fault === ""`)
	call[bool](b, `() => { find("canvas.cursor").focus(); return true; }`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("three units again", `() => find("back-draw").spec.layers[0].units === 3`)
	b.paste(strings.Replace(text, `"units": 3`, `"units": 7`, 1))
	b.wait("a spec pasted beside all fields", `() => find("back-draw").spec.layers[0].units === 7`)
	b.paste("look: " + origin + "/#v=1&data=moons&layers=2")
	b.wait("a link pasted beside all fields", `() => find("back-draw").spec.layers[0].units === 2`)
}

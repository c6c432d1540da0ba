package browser

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// edit presses Ctrl and a key that is an editing command: "copy" or "paste".
func (b *tab) edit(command string) {
	b.t.Helper()
	key := map[string]string{"copy": "c", "paste": "v"}[command]
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
		event := input.DispatchKeyEventParams{Type: kind, Key: key, Code: "Key" + string(key[0]-32), WindowsVirtualKeyCode: int64(key[0] - 32), Modifiers: int64(chromedp.ModifierCtrl)}
		if kind == input.DispatchKeyEventTypeRawKeyDown {
			event.Commands = []string{command}
		}
		send(b, input.DispatchKeyEvent, event)
	}
}

// paste copies text from a field beside the page and pastes it where the focus was.
func (b *tab) paste(text string) {
	b.t.Helper()
	call[bool](b, `(text) => {
		let focused = document.activeElement;
		while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
		record.focused = focused;
		const field = document.body.appendChild(document.createElement("textarea"));
		field.id = "clipboard";
		field.value = text;
		field.select();
		return true;
	}`, text)
	b.edit("copy")
	call[bool](b, `() => { document.getElementById("clipboard").remove(); record.focused?.focus(); return true; }`)
	b.edit("paste")
}

// drop drags text or a file over p and lets go there.
func (b *tab) drop(p point, data input.DragData) {
	b.t.Helper()
	data.DragOperationsMask = 1
	if data.Items == nil {
		data.Items = []*input.DragDataItem{}
	}
	for _, kind := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		send(b, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: p.x, Y: p.y, Data: &data})
	}
}

// file writes a file for the page to open.
func file(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// openFile chooses a file in the field for files that matches selector.
func (b *tab) openFile(selector string, paths ...string) {
	b.t.Helper()
	b.wait("a field for files "+selector, `(selector) => find(selector)`, selector)
	found := send(b, runtime.Evaluate, runtime.EvaluateParams{Expression: script(`(selector) => find(selector)`, []any{selector})})
	send(b, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: paths, ObjectID: found.Result.ObjectID})
}

// downloaded does what gives a file of that name, and returns what is in it.
func (b *tab) downloaded(name string, do func()) string {
	b.t.Helper()
	folder := b.t.TempDir()
	profile := send(b, target.GetTargetInfo, target.GetTargetInfoParams{}).TargetInfo.BrowserContextID
	send(b, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: profile, DownloadPath: folder})
	do()
	path := filepath.Join(folder, name)
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		// Chromium holds the name by an empty file until it has the whole.
		if text, err := os.ReadFile(path); err == nil && len(text) > 0 {
			return string(text)
		}
	}
	entries, _ := os.ReadDir(folder)
	b.t.Fatalf("no file %s was downloaded; the folder has %v", name, entries)
	return ""
}

package browser

// showLab goes to another lab by the header: by its tab or, on a narrow page, by the list.
func (b *tab) showLab(name string) {
	b.t.Helper()
	if visible(b, `[data-lab="`+name+`"]`) {
		b.click(`[data-lab="` + name + `"]`)
		return
	}
	call[bool](b, `(name) => {
		const list = find(".labs bd-choice").shadowRoot.querySelector("select");
		if (list.getBoundingClientRect().width === 0) throw new Error("neither tab nor list of the labs is to be seen");
		list.value = name;
		list.dispatchEvent(new Event("change"));
		return true;
	}`, name)
}

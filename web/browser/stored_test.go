package browser

import "testing"

// stored is JavaScript that gives what a store of the page's databases holds under a key, or all that it holds; nothing where
// the page has not made it yet, for it is the page's to make.
const stored = `const stored = async (database, store, key) => {
	const opening = indexedDB.open(database);
	opening.onupgradeneeded = () => { opening.transaction.abort(); };
	const has = await new Promise((resolve) => { opening.onsuccess = () => resolve(true); opening.onerror = (event) => { event.preventDefault(); resolve(false); }; });
	if (!has) return key === undefined ? [] : undefined;
	const rows = opening.result.transaction(store).objectStore(store), reading = key === undefined ? rows.getAll() : rows.get(key);
	await new Promise((resolve) => { reading.onsuccess = resolve; });
	opening.result.close();
	return reading.result;
};`

// TestReadingAStoreMakesNone: a database that a test looked into before the page made it would be an empty one for good.
func TestReadingAStoreMakesNone(t *testing.T) {
	b := open(t, origin+"/", recorded)
	b.wait("the page", `() => record.events.ready > 0`)
	names := call[[]string](b, `async () => { `+stored+`
		if ((await stored("nobody's", "rows")).length > 0 || await stored("nobody's", "rows", "key") !== undefined) throw new Error("something was read");
		return (await indexedDB.databases()).map(({ name }) => name);
	}`)
	for _, name := range names {
		if name == "nobody's" {
			t.Error("a look into a database that was not there made it")
		}
	}
}

// Package browser tests the built product in dist/ in a real Chromium: the page, the element in foreign pages, and what
// a person does with pointer and keys. BACKDRAW_SCREENSHOTS=DIR keeps the screenshots that tests take.
package browser

// Package e2e proves in a real browser what tests of markup cannot: that pages
// show without an error, ask nobody but their own site, fit their window, break no
// rule of accessibility, and answer the keyboard.
//
// It builds the project's own site with the program, serves it on the loopback
// interface, and drives a headless Chromium through the DevTools protocol. The
// browser is the one that DEMARC_BROWSER names, else the first found of the usual
// names; where there is none the tests say so and are skipped. With -shots every page
// that is looked at leaves a picture in shots/, for human eyes.
package e2e

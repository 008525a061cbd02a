package e2e

import (
	"os"
	"testing"
)

// axe returns the published script of axe-core, which tests only: no page has it.
func axe(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../third_party/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

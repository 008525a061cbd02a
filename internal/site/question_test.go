package site_test

import (
	"strings"
	"testing"

	"demarc/internal/model/modeltest"
)

// Home answers some questions and leads to the list of topics, which has all.
func TestEveryQuestionIsReachedFromHome(t *testing.T) {
	out, _ := build(t)
	if want := `<a href="topics/index.html#l-data">The questions of all 34 topics</a>`; !strings.Contains(read(t, out, "index.html"), want) {
		t.Errorf("home lacks %s", want)
	}
	topics := read(t, out, "topics/index.html")
	for _, topic := range modeltest.Catalog().Topics {
		if !strings.Contains(topics, `<b class="q">`+topic.Question+`</b>`) {
			t.Errorf("the list of topics lacks %q", topic.Question)
		}
	}
}

// On home too: who shares says how, and in the words of each side.
func TestASharedAnswerShowsItsSplitAndBothSides(t *testing.T) {
	out, _ := build(t)
	_, cell, ok := strings.Cut(read(t, out, "index.html"), `<a class="ans" href="topics/patching/index.html#p-alder">`)
	if !ok {
		t.Fatal("home does not ask about patching")
	}
	cell, _, _ = strings.Cut(cell, "</td>")
	for _, want := range []string{
		`</a><span class="n"><span>2<span class="vh"> provider,</span>`,
		`<span class="vh">Provider: </span>Publish a patched image`, `<span class="vh">Customer: </span>You must install the image`,
		`<a class="ev" href="providers/alder/responsibilities/index.html#security/worker-nodes~4">ALD 2.1.2.4</a>`,
	} {
		if !strings.Contains(cell, want) {
			t.Errorf("the answer lacks %s:\n%s", want, cell)
		}
	}
}

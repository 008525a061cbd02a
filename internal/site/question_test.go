package site_test

import (
	"fmt"
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/site"
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

// crowded adds silent providers until there are n.
func crowded(n int) change {
	return func(c *model.Catalog, _ *site.Options) {
		for i := len(c.Providers); i < n; i++ {
			p := c.Providers[i%3]
			p.ID, p.Name, p.Service = fmt.Sprintf("more-%02d", i), fmt.Sprintf("More %d", i), ""
			c.Providers = append(c.Providers, p)
		}
	}
}

// With many providers the answers are folded below the question, which counts them;
// with a crowd the question leads to the topic.
func TestHomeAsksManyProvidersToo(t *testing.T) {
	for n, want := range map[int][]string{
		6: {
			`<details open><summary><h3>`, `</i> 3 <span class="cw">Silent</span></span></span></summary>`,
			`<li><p><b>Alder Cloud</b> <a class="ans" href="topics/patching/index.html#p-alder">`,
			`<span class="vh">Customer: </span>You must install the image`,
			`Silent: More 3, More 4 and More 5. `, `<a href="topics/patching/index.html">Patching</a></p>`,
		},
		13: {`<p class="only"><a href="topics/patching/index.html">Who`, `</i> 10 <span class="cw">Silent</span></span></span></p>`},
	} {
		out, _ := build(t, lean, crowded(n))
		_, home, _ := strings.Cut(read(t, out, "index.html"), `id="ask"`)
		home, _, _ = strings.Cut(home, "</section>")
		for _, text := range want {
			if !strings.Contains(home, text) {
				t.Errorf("with %d providers home lacks %s:\n%s", n, text, home)
			}
		}
		if strings.Count(home, "<details open>") > 1 || n > 12 && strings.Contains(home, `class="ans"`) {
			t.Errorf("with %d providers home unfolds too much:\n%s", n, home)
		}
	}
}

// Who is silent among many stands below, with its anchor and its word.
func TestAmongManyTheSilentAreNamedOnly(t *testing.T) {
	out, _ := build(t, lean, crowded(6))
	page := read(t, out, "topics/patching/index.html")
	_, quiet, ok := strings.Cut(page, `<ul class="topics quiet" role="list">`)
	quiet, _, _ = strings.Cut(quiet, "</ul>")
	if want := `<li id="p-more-03"><i class="o u sm"></i> <a href="../../providers/more-03/index.html">More 3</a> <span class="cw">Silent</span></li>`; !ok || !strings.Contains(quiet, want) {
		t.Errorf("the silent lack %s:\n%s", want, quiet)
	}
	if strings.Contains(quiet, "p-alder") || strings.Count(page, `id="p-more-03"`) != 1 {
		t.Error("a provider stands in the wrong list")
	}
	if page := read(t, out, "providers/more-03/index.html"); strings.Contains(page, "carries 0") {
		t.Error("a number is no word")
	}
}

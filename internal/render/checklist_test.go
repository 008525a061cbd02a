package render

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"demarc/internal/page"
	"demarc/internal/text/texttest"
)

// list is a checklist whose one duty would be a formula and markup if it could.
func list(duty string) page.Checklist {
	return page.Checklist{
		Heading: "Your duties with A*B", Lede: "1 thing to do.", Name: "A*B",
		Documents: []page.Dated{{Title: "Who [does] what", URL: "../a/index.html", Date: "dated 2026-01-01", Original: "https://a.example/x y>"}},
		Groups: []page.TaskGroup{{Title: page.Link{Text: "Change"}, Parts: []page.TaskPart{{Title: page.Link{Text: "Nodes"}, Tasks: []page.Task{{
			ID: "a/b#c/d~1", Item: page.Item{Context: "You:", Text: duty, Tag: page.Tag{Class: "must", Word: "must"},
				Ref: page.Reference{Clause: page.Link{Text: "A 1.2", URL: "../a/b/index.html#c"}}},
			Help: "A helps", Note: "Shared.", Dated: "2026-01-01", Line: 7,
		}}}}}},
		Excluded: []page.Item{{Text: "patch your apps", Ref: page.Reference{Clause: page.Link{Text: "A 2", URL: "#x"}}}},
		Silent:   []page.Link{{Text: "Data", URL: "../t/"}},
	}
}

func TestChecklistInMarkdown(t *testing.T) {
	r := &Renderer{texts: texttest.English()}
	v := list("*apply* [patches](http://x)\n- [x] now")
	var b bytes.Buffer
	r.checklistMarkdown(&b, &v)
	const want = `# Your duties with A\*B

1 thing to do.

- [Who \[does\] what](<../a/index.html>), dated 2026-01-01: <https://a.example/x%20y%3E>

## Change

### Nodes

- [ ] You: \*apply\* \[patches\](http://x) - \[x\] now ([A 1.2](<../a/b/index.html#c>), must, A helps, Shared)

## A\*B will not

- patch your apps ([A 2](<#x>))

## Where nothing is said

The documents name no owner for these. Ask A\*B in writing, or look in the contract.

- [Data](<../t/>)
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestNoCellOfAChecklistIsAFormula(t *testing.T) {
	for _, duty := range []string{"=1+1", "+x", "-x", "@x", "\tx", "plain"} {
		v := list(duty)
		v.Groups[0].Parts[0].Tasks[0].Context = ""
		v.Groups[0].Title.Text = "=" + duty
		var b bytes.Buffer
		if err := checklistCSV(&b, &v); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 2 || len(rows[1]) != len(checklistColumns) {
			t.Fatalf("%d rows", len(rows))
		}
		for i, cell := range rows[1] {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%q: the cell of %s would run as %q", duty, checklistColumns[i], cell)
			}
		}
		if got := rows[1][4]; !strings.HasSuffix(got, strings.TrimSpace(duty)) {
			t.Errorf("%q is written as %q", duty, got)
		}
	}
}

func TestTasksAreEscaped(t *testing.T) {
	const evil = `"><img src=x onerror=alert(1)><script>x</script>`
	v := list(evil)
	task := v.Groups[0].Parts[0].Tasks[0]
	task.ID, task.Help, task.Note, task.Section, task.Row, task.Original = evil, evil, evil, evil, evil, "javascript:alert(1)"
	task.Others = []page.Item{{Text: evil, Mark: page.Mark{Class: evil, Word: evil}}}
	w := writer{texts: texttest.English()}
	writeTasks(&w, []page.Task{task})
	onlyKnownMarkup(t, w.b.String())
}

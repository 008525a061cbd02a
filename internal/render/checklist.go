package render

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"demarc/internal/export"
	"demarc/internal/page"
)

// writeTasks writes the tasks of a part, each with its box.
func writeTasks(w *writer, tasks []page.Task) {
	w.raw(`<ul class="check" role="list">`)
	for i := range tasks {
		writeTask(w, &tasks[i])
	}
	w.raw(`</ul>`)
}

func writeTask(w *writer, t *page.Task) {
	w.raw(`<li><label><input type="checkbox" autocomplete="off"`)
	w.attr("value", t.ID)
	w.raw(`><span>`)
	writeQuoted(w, &t.Item)
	w.raw(`</span></label><span class="meta">`)
	writeTag(w, t.Tag)
	if t.Help != "" {
		w.raw(`<span class="mod helps">`)
		w.text(t.Help)
		w.raw(`</span> `)
	}
	w.text(t.Note)
	w.raw(`</span><span class="evs">`)
	writeReference(w, t.Ref)
	w.raw(`</span><span class="fill" aria-hidden="true"><span>`)
	w.say("checklist.owner")
	w.raw(`</span><span>`)
	w.say("checklist.date")
	w.raw(`</span></span>`)
	writeTaskSource(w, t)
	w.raw("</li>\n")
}

// writeTaskSource writes what the document says around a task, folded.
func writeTaskSource(w *writer, t *page.Task) {
	w.raw(`<details class="tab"><summary>`)
	w.say("checklist.source")
	w.hidden(" " + w.texts.Say("source.evidence") + " " + t.Ref.Clause.Text)
	w.raw(`</summary><p>`)
	writeLink(w, t.Document)
	w.raw(`, `)
	w.text(t.Dated)
	if t.Original != "" {
		w.raw(` (`)
		writeLink(w, page.Link{Text: w.texts.Say("foot.original"), URL: t.Original, External: true})
		w.raw(`)`)
	}
	if t.Section != "" {
		w.raw(` › `)
		w.text(t.Section)
	}
	w.raw(` › `)
	w.text(t.Row)
	w.raw(`</p><blockquote>`)
	writeQuoted(w, &t.Item)
	w.raw(`</blockquote>`)
	writeLetters(w, t.Letters)
	writeFootnotes(w, &t.Item)
	if len(t.Others) > 0 {
		w.raw(`<p class="more">`)
		w.say("checklist.others")
		w.raw(`</p>`)
		writeItems(w, t.Others)
	}
	writeMore(w, t.Rest)
	w.raw(`</details>`)
}

// ChecklistFile writes a checklist as the file that its name says: Markdown with
// task boxes, or comma-separated values.
func (r *Renderer) ChecklistFile(b *bytes.Buffer, f page.ChecklistFile) error {
	v := f.View()
	if strings.HasSuffix(f.Path.File(), ".csv") {
		return checklistCSV(b, &v)
	}
	r.checklistMarkdown(b, &v)
	return nil
}

// checklistMarkdown writes a checklist with a task box a line.
func (r *Renderer) checklistMarkdown(b *bytes.Buffer, v *page.Checklist) {
	fmt.Fprintf(b, "# %s\n\n%s\n\n", export.Escape(v.Heading), export.Escape(v.Lede))
	for _, d := range v.Documents {
		fmt.Fprintf(b, "- %s, %s", markdownLink(page.Link{Text: d.Title, URL: d.URL}), export.Escape(d.Date))
		if d.Original != "" {
			fmt.Fprintf(b, ": %s", export.Address(d.Original))
		}
		b.WriteByte('\n')
	}
	for i := range v.Groups {
		fmt.Fprintf(b, "\n## %s\n", export.Escape(v.Groups[i].Title.Text))
		for _, part := range v.Groups[i].Parts {
			fmt.Fprintf(b, "\n### %s\n\n", export.Escape(part.Title.Text))
			for j := range part.Tasks {
				t := &part.Tasks[j]
				fmt.Fprintf(b, "- [ ] %s (%s)\n", export.Escape(strings.TrimSpace(t.Context+" "+t.Text)), r.remarks(t))
			}
		}
	}
	if len(v.Excluded) > 0 {
		fmt.Fprintf(b, "\n## %s\n\n", export.Escape(r.say("checklist.excluded", v.Name)))
		for _, item := range v.Excluded {
			fmt.Fprintf(b, "- %s (%s)\n", export.Escape(strings.TrimSpace(item.Context+" "+item.Text)), markdownLink(item.Ref.Clause))
		}
	}
	if len(v.Silent) > 0 {
		fmt.Fprintf(b, "\n## %s\n\n%s\n\n", export.Escape(r.say("service.silent")), export.Escape(r.say("service.silent-note", v.Name)))
		for _, l := range v.Silent {
			fmt.Fprintf(b, "- %s\n", markdownLink(l))
		}
	}
}

// remarks says in brackets behind a task where it stands and how it is meant.
func (r *Renderer) remarks(t *page.Task) string {
	parts := []string{markdownLink(t.Ref.Clause)}
	for _, s := range []string{t.Tag.Word, t.Help, strings.TrimSuffix(t.Note, ".")} {
		if s != "" {
			parts = append(parts, export.Escape(s))
		}
	}
	return strings.Join(parts, ", ")
}

func markdownLink(l page.Link) string {
	return export.Link(export.Escape(l.Text), l.URL)
}

// checklistColumns are the columns of a checklist as comma-separated values. Their
// names are permanent; new ones are added at the end. The last two are for the
// reader to fill in.
var checklistColumns = []string{
	"done", "id", "group", "part", "task", "modality", "help", "note", "clause", "document", "dated", "line",
	"address", "source_url", "assignee", "date",
}

// checklistCSV writes a row a task, no cell of which runs as a formula.
func checklistCSV(b *bytes.Buffer, v *page.Checklist) error {
	out := csv.NewWriter(b)
	if err := out.Write(checklistColumns); err != nil {
		return fmt.Errorf("write checklist: %w", err)
	}
	for i := range v.Groups {
		for _, part := range v.Groups[i].Parts {
			for j := range part.Tasks {
				if err := out.Write(checklistRow(v.Groups[i].Title.Text, part.Title.Text, &part.Tasks[j])); err != nil {
					return fmt.Errorf("write checklist: %w", err)
				}
			}
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write checklist: %w", err)
	}
	return nil
}

func checklistRow(group, part string, t *page.Task) []string {
	row := []string{
		"", t.ID, group, part, strings.TrimSpace(t.Context + " " + t.Text), t.Tag.Word, t.Help, t.Note,
		t.Ref.Clause.Text, t.Document.Text, t.Dated, strconv.Itoa(t.Line), t.Ref.Clause.URL, t.Original, "", "",
	}
	for i := range row {
		row[i] = export.Inert(row[i])
	}
	return row
}

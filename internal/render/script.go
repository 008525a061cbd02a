package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"demarc/internal/page"
)

// Script renders a file of data: a statement that adds one entry to the object
// demarcData, which the site's scripts read. Pieces of HTML in it are those that
// pages have, so that what a browser composes is what a page shows.
func (r *Renderer) Script(w io.Writer, x page.Script) error {
	var key string
	var value any
	switch v := x.View().(type) {
	case page.ProviderScript:
		key, value = "provider:"+v.ID, r.providerData(v)
	case page.FormScript:
		form, err := r.formData(v.Form)
		if err != nil {
			return fmt.Errorf("render %s: %w", x.Path, err)
		}
		key, value = "form:"+v.Kind, form
	case page.AreaScript:
		key, value = "area:"+v.ID, r.areaData(v)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // it stands in a file of its own, never in a page
	err := enc.Encode(value)
	if err == nil {
		_, err = fmt.Fprintf(w, "(self.demarcData = self.demarcData || {})[%q] =\n%s;\n", key, bytes.TrimSpace(b.Bytes()))
	}
	return err
}

// heightData is a layer of a provider's line: where it stands in per cent, null
// where nothing does; the words of what it counts, and those as a link.
type heightData struct {
	At    *float64 `json:"at"`
	Words string   `json:"words"`
	Link  string   `json:"link"`
}

// providerData is what compose.js knows of a provider. Topics have a cell each:
// the owner's class, the provider's share or null, the step of the bar, and the
// HTML of owner, words and quantities; notes a key and the HTML.
type providerData struct {
	Name    string              `json:"name"`
	Side    string              `json:"side"`
	Heights []heightData        `json:"heights"`
	Topics  map[string][6]any   `json:"topics"`
	Notes   map[string][][2]any `json:"notes"`
}

func (r *Renderer) providerData(v page.ProviderScript) providerData {
	d := providerData{Name: v.Name, Side: string(write(r, v.Side, writeSide)), Topics: map[string][6]any{}, Notes: map[string][][2]any{}}
	for _, h := range v.Heights {
		x := heightData{Words: h.Words.Text, Link: string(write(r, h.Words, writeLink))}
		if h.Stated {
			x.At = &h.At
		}
		d.Heights = append(d.Heights, x)
	}
	for i := range v.Topics {
		t := &v.Topics[i]
		for _, n := range t.Notes {
			d.Notes[t.ID] = append(d.Notes[t.ID], [2]any{n.Key, string(write(r, n, writeNote))})
		}
		var share any
		if t.Carried {
			share = t.Share
		}
		d.Topics[t.ID] = [6]any{
			t.Cell.Owner.Class, share, t.Cell.Split.Step, string(write(r, &t.Cell, writePairOwner)),
			string(write(r, &t.Cell, writePairItems)), string(write(r, &t.Cell, writePairFacts)),
		}
	}
	return d
}

// formData is the form that compose.js fills, and the texts that it puts together.
type formData struct {
	HTML  string `json:"html"`
	Layer string `json:"layer"` // of a description
	Only  string `json:"only"`
	None  string `json:"none"`
	Comma string `json:"comma"`
	Last  string `json:"last"`
}

func (r *Renderer) formData(v page.Versus) (formData, error) {
	var b bytes.Buffer
	if err := r.pages[page.KindPair].ExecuteTemplate(&b, "versus", v); err != nil {
		return formData{}, err
	}
	say := func(key string, slots ...string) string {
		var args []any
		for _, s := range slots {
			args = append(args, page.Slot(s))
		}
		return r.texts.Say(key, args...)
	}
	return formData{
		HTML: b.String(), Layer: say("overlay.layer", "layer", "a", "a-words", "b", "b-words"),
		Only: say("overlay.only", "a"), None: say("owner.silent"),
		Comma: say("list.comma") + " ", Last: say("list.last", "list", "last"),
	}, nil
}

// areaData is the matrix of an area: by topic, the owner's class and the HTML of
// each provider's cell.
func (r *Renderer) areaData(v page.AreaScript) map[string][][2]string {
	d := map[string][][2]string{}
	for i := range v.Rows {
		row := &v.Rows[i]
		cells := make([][2]string, len(row.Cells))
		for c := range row.Cells {
			cells[c] = [2]string{row.Cells[c].Owner.Class, string(write(r, &row.Cells[c], writeMatrixLink))}
		}
		d[row.Topic] = cells
	}
	return d
}

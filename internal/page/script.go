package page

import (
	"slices"
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Script is a file of data that a page's script loads when it needs it: a classic
// script, because nothing can be fetched where a site is opened from files.
type Script struct {
	Path Path
	Of   string // what it holds, for an error about two files on one address
	make func() any
}

// View makes what the script holds: a [ProviderScript], a [FormScript] or an
// [AreaScript].
func (x Script) View() any { return x.make() }

// ProviderScript is what a comparison that is composed in the browser needs of a
// provider.
type ProviderScript struct {
	ID, Name string
	Side     Side
	Heights  []Height // of its line, the top layer first
	Topics   []TopicScript
}

// TopicScript is a provider's cell of a topic. Share is the provider's part of all
// weight, from 0 to 1; it means nothing where Carried is false.
type TopicScript struct {
	ID      string
	Notes   []Note // those that compare the provider with another
	Cell    PairCell
	Share   float64
	Carried bool
}

// FormScript is the form of a comparison to be composed, for one kind of service.
type FormScript struct {
	Kind string
	Form Versus
}

// AreaScript is the matrix of one kind of work: the cells of the topics that
// somebody speaks of there.
type AreaScript struct {
	ID   string
	Rows []MatrixRow
}

// The paths of scripts.
func providerScriptPath(id string) Path { return scriptPath("providers", id) }
func formScriptPath(kind string) Path   { return scriptPath("kinds", kind) }
func areaScriptPath(id string) Path     { return scriptPath("areas", id) }

func scriptPath(folder, id string) Path {
	return DataPath + Path(folder) + "/" + Path(strings.TrimSuffix(string(segment(id)), "/")) + ".js"
}

// Scripts lists the files of data that pages load. Making one costs nothing yet.
func (s *Set) Scripts() []Script {
	var out []Script
	for _, k := range s.comparisons {
		if len(k.providers) < 2 {
			continue
		}
		out = append(out, Script{formScriptPath(k.kind.ID), "form of " + k.kind.ID, func() any { return s.formScript(k) }})
		for _, p := range k.providers {
			out = append(out, Script{providerScriptPath(p.ID), "cells of " + p.ID, func() any { return s.providerScript(k, p) }})
		}
		for _, a := range k.areas {
			out = append(out, Script{areaScriptPath(a.ID), "cells of " + a.ID, func() any { return s.areaScript(k, a) }})
		}
	}
	return out
}

func (s *Set) providerScript(k *comparison, p *model.Provider) ProviderScript {
	l := s.linker(k.path)
	v := ProviderScript{ID: p.ID, Name: s.name(p), Side: s.side(l, p)}
	line := k.Line(p.ID)
	for i := len(line.Bars) - 1; i >= 0; i-- {
		v.Heights = append(v.Heights, s.height(l, p, &line.Bars[i], line.Bars[i].Percent()))
	}
	for _, t := range k.topics {
		c := k.cellOf(t.ID, p)
		if c == nil {
			continue
		}
		share, carried := c.Share()
		v.Topics = append(v.Topics, TopicScript{
			ID: t.ID, Cell: s.pairCell(l, t, c), Share: share, Carried: carried,
			Notes: s.notes(l, k, t.ID, func(n *model.EditorNote) bool { return slices.Contains(n.Providers, p.ID) }),
		})
	}
	return v
}

// formScript makes the form that a browser fills: every part of a comparison of
// two and of more, with slots for names and numbers.
func (s *Set) formScript(k *comparison) FormScript {
	a, b := Slot("a"), Slot("b")
	number := s.opts.Texts.Number
	v := Versus{
		Form: true, Heading: Slot("names"),
		Lede:     s.t("pair.lede", Slot("n-differ"), number(len(k.topics)), a, b, Slot("to-customer"), Slot("to-provider")),
		LedeMany: s.t("pair.lede-many", Slot("n-differ"), number(len(k.topics))),
		Overlay:  Overlay{Title: s.t("overlay.title", a, b), Key: s.t("overlay.key", a, b), Description: Slot("layers"), A: a, B: b},
	}
	for i := len(k.layers) - 1; i >= 0; i-- {
		if l := k.layers[i]; l.Line {
			v.Overlay.Layers = append(v.Overlay.Layers, OverlayLayer{Short: l.ShortTitle(), Title: l.Title})
		}
	}
	for _, id := range []string{partDiffer, partOnlyA, partOnlyB, partOnly, partSplit, partAgree, partSilent} {
		p := s.part(id, a, b)
		p.Count = Slot("n-" + id)
		v.Parts = append(v.Parts, p)
	}
	return FormScript{k.kind.ID, v}
}

func (s *Set) areaScript(k *comparison, a *model.Area) AreaScript {
	l := s.linker(k.path)
	view := k.Area(a.ID)
	v := AreaScript{ID: a.ID}
	for _, g := range s.matrixGroups(l, view.Groups, func(r *compare.Row, _ *compare.Cell) string {
		return l.At(AreaPath(a.ID), areaTopicAnchor(r.Topic.ID))
	}) {
		v.Rows = append(v.Rows, g.Rows...)
	}
	return v
}

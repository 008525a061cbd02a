package page

import (
	"slices"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// comparison is what pages show of the services of one kind: columns, rows and
// numbers never have another kind's.
type comparison struct {
	*compare.Index
	kind *model.ServiceKind
	// path is the page of its matrix.
	path      Path
	providers []*model.Provider
	columns   map[string]int // of the providers, by id
	topics    []*model.Topic
	areas     []*model.Area
	layers    []*model.Layer // from the ground up
	totals    compare.Totals
	// matrix has every topic; rows finds a topic's row in it.
	// areaCells has a cell for each area and provider.
	matrix    []compare.Group
	rows      map[string]*compare.Row
	areaCells [][]compare.Cell
	// order is the place of each topic from the top layer down.
	order map[string]int
	// pairs are those that have a page, in the order of the columns.
	pairs []pair
}

// comparisons indexes the services of each kind.
func comparisons(cat *model.Catalog) []*comparison {
	kinds := cat.Kinds
	if len(kinds) == 0 {
		kinds = []model.ServiceKind{{}} // a site of nothing has a page to compare all the same
	}
	var out []*comparison
	for i := range kinds {
		path := ComparePath
		if i > 0 {
			path = KindPath(kinds[i].ID)
		}
		out = append(out, compared(compare.New(cat, kinds[i].ID), &kinds[i], path))
	}
	return out
}

func compared(x *compare.Index, kind *model.ServiceKind, path Path) *comparison {
	k := &comparison{
		Index: x, kind: kind, path: path, columns: map[string]int{}, providers: x.Providers(), topics: x.Topics(), areas: x.Areas(), layers: x.Layers(),
		totals: x.Totals(), matrix: x.Matrix(), rows: map[string]*compare.Row{}, order: map[string]int{},
	}
	for i, p := range k.providers {
		k.columns[p.ID] = i
	}
	for g := range k.matrix {
		for r := range k.matrix[g].Rows {
			row := &k.matrix[g].Rows[r]
			k.rows[row.Topic.ID] = row
		}
	}
	for _, g := range fromTheTop(k.matrix, layerOf) {
		for r := range g.Rows {
			k.order[g.Rows[r].Topic.ID] = len(k.order)
		}
	}
	for _, a := range k.areas {
		k.areaCells = append(k.areaCells, x.AreaCells(a.ID))
	}
	return k
}

// comparisonOf returns the comparison of a kind of service.
func (s *Set) comparisonOf(kind string) *comparison {
	i := slices.IndexFunc(s.comparisons, func(k *comparison) bool { return k.kind.ID == kind })
	if i < 0 {
		panic("page: the catalog has no kind " + kind)
	}
	return s.comparisons[i]
}

// titled begins a title with the kind of service, where there are several.
func (s *Set) titled(k *comparison, title string) string {
	if len(s.comparisons) < 2 {
		return title
	}
	return s.t("frame.title", k.kind.Title, title)
}

// trail puts the comparison of a kind before the last step to a page of it, where
// there are several kinds.
func (s *Set) trail(k *comparison, steps ...crumb) []crumb {
	if len(s.comparisons) < 2 {
		return steps
	}
	return slices.Insert(steps, len(steps)-1, crumb{k.kind.Title, k.path})
}

// kindLinks leads to the comparisons of all kinds, where there are several.
func (s *Set) kindLinks(l Linker, current *comparison) []Link {
	if len(s.comparisons) < 2 {
		return nil
	}
	var links []Link
	for _, k := range s.comparisons {
		links = append(links, Link{Text: k.kind.Title, URL: l.To(k.path), Current: k == current})
	}
	return links
}

// cellOf returns a provider's cell of a topic, nil for a topic that is in no
// layer.
func (k *comparison) cellOf(topic string, p *model.Provider) *compare.Cell {
	row := k.rows[topic]
	if row == nil {
		return nil
	}
	return &row.Cells[k.columns[p.ID]]
}

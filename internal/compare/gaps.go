package compare

import "demarc/internal/model"

// Gap is a topic that somebody is silent about or excludes something of.
type Gap struct {
	Topic *model.Topic
	Layer *model.Layer
	// Silent are the providers without an owner for the topic. A cell with
	// entries says something and leaves the owner open.
	Silent []Cell
	// Excluded are the providers that exclude duties of the topic.
	Excluded []Cell
}

// Nobody reports whether no provider speaks of the topic.
func (g *Gap) Nobody(providers int) bool { return len(g.Silent) == providers }

// Gaps returns the topics with gaps, by layer from the ground up.
func (x *Index) Gaps() []Gap {
	var out []Gap
	for _, group := range x.Matrix() {
		for _, row := range group.Rows {
			g := Gap{Topic: row.Topic, Layer: group.Layer}
			for _, c := range row.Cells {
				if c.Silent() {
					g.Silent = append(g.Silent, c)
				}
				if c.Excluded > 0 {
					g.Excluded = append(g.Excluded, c)
				}
			}
			if len(g.Silent)+len(g.Excluded) > 0 {
				out = append(out, g)
			}
		}
	}
	return out
}

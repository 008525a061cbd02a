package diag

import (
	"slices"

	"demarc/internal/source"
)

// perRule is how many findings of one rule a [Collector] keeps. A document with
// more has one fault that repeats, and whoever reads a report sees it by then.
const perRule = 100

// Collector gathers what one stage finds in one file. It lists the first findings
// of each rule and counts the others, so that a hostile document of a million
// broken tags costs no more than a broken one. The zero value is not ready; use
// [NewCollector].
type Collector struct {
	file     *source.File
	findings []Finding
	counts   map[*Rule]int
	more     []surplus
}

// surplus is the first finding of a rule that is not listed.
type surplus struct {
	rule *Rule
	span source.Span
}

// NewCollector returns a collector of findings about f.
func NewCollector(f *source.File) *Collector {
	return &Collector{file: f, counts: map[*Rule]int{}}
}

// Add makes a finding of the rule, as [Rule.At] does.
func (c *Collector) Add(rule *Rule, span source.Span, key, format string, args ...any) {
	n := c.counts[rule]
	c.counts[rule] = n + 1
	switch {
	case n < perRule:
		c.findings = append(c.findings, rule.At(c.file, span, "", key, format, args...))
	case n == perRule:
		c.more = append(c.more, surplus{rule, span})
	}
}

// AddFixable is [Collector.Add] for what can be mended: text takes the place of the
// span.
func (c *Collector) AddFixable(rule *Rule, span source.Span, text, key, format string, args ...any) {
	before := len(c.findings)
	c.Add(rule, span, key, format, args...)
	if len(c.findings) > before {
		c.findings[before].Fix = &Fix{Start: span.Start, End: span.End, New: text}
	}
}

// Findings returns what was found, and for each rule with more findings than are
// listed one that says how many more there are.
func (c *Collector) Findings() []Finding {
	out := slices.Clip(c.findings)
	for _, m := range c.more {
		out = append(out, m.rule.At(c.file, m.span, "", "more", "%d more of this kind from here on", c.counts[m.rule]-perRule))
	}
	return out
}

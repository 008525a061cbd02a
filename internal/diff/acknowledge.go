package diff

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Acknowledgement says that somebody knows of a shift.
type Acknowledgement struct {
	Fingerprint string `json:"fingerprint"`
	Reason      string `json:"reason"`
	Date        string `json:"date"`            // YYYY-MM-DD
	Until       string `json:"until,omitempty"` // the last day on which it holds
	// Expired says that the day is past.
	Expired bool `json:"expired,omitempty"`
}

// Acknowledge marks the shifts that somebody took note of, and lists as unused the
// acknowledgements that are expired on the day today or that no shift needs.
func (r *Report) Acknowledge(list []Acknowledgement, today string) {
	open := map[string]*Shift{}
	for i := range r.Shifts {
		if s := &r.Shifts[i]; !s.Reading {
			open[s.Fingerprint] = s
		}
	}
	for _, a := range list {
		a.Expired = a.Until != "" && a.Until < today
		if s := open[a.Fingerprint]; s != nil && !a.Expired {
			s.Acknowledged = &a
		} else {
			r.Unused = append(r.Unused, a)
		}
	}
}

// number gives each shift its fingerprint. Of several that are the same the second
// has another one, in their order.
func number(shifts []*Shift) {
	seen := map[string]int{} // by the fingerprint of the first
	var identity []byte
	for _, s := range shifts {
		identity = append(s.appendIdentity(identity[:0]), 0)
		s.Fingerprint = fingerprint(append(identity, '0'))
		n := seen[s.Fingerprint]
		seen[s.Fingerprint]++
		if n > 0 {
			s.Fingerprint = fingerprint(strconv.AppendInt(identity, int64(n), 10))
		}
	}
}

func fingerprint(identity []byte) string {
	sum := sha256.Sum256(identity)
	return hex.EncodeToString(sum[:8])
}

// appendIdentity appends what makes a shift the one that it is: the rule, the old id,
// so that a later move does not matter, and what its details say, in any order.
func (s *Shift) appendIdentity(b []byte) []byte {
	id := ""
	if f := cmp.Or(s.BeforeFact, s.AfterFact); f != nil {
		id = f.Document
	} else {
		id = cmp.Or(s.Before, s.After).ID
	}
	b = append(append(append(b, s.Rule.Code...), 0), id...)
	details := make([]string, len(s.Details))
	for i, d := range s.Details {
		details[i] = strings.Join([]string{string(d.Aspect), d.From, d.To, plain(d.Was), plain(d.Is)}, "\x01")
	}
	slices.Sort(details)
	for _, d := range details {
		b = append(append(b, 0), d...)
	}
	return b
}

// Subject names a shift in a line, for the file of acknowledgements.
func (s *Shift) Subject() string { return s.Rule.Code + " " + s.ID() }

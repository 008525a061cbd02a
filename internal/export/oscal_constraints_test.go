package export_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// OSCAL's schemas say what a document looks like; which of its parts must agree is
// said by constraints of its metaschemas (https://pages.nist.gov/OSCAL/reference/).
// oscalFaults tells where the documents of one export break those that concern them.
func oscalFaults(t *testing.T, files map[string][]byte) []string {
	t.Helper()
	c := &constraints{files: files, part: map[string]string{}}
	for _, name := range slices.Sorted(maps.Keys(files)) { // the catalog comes first
		var doc map[string]any
		if err := json.Unmarshal(files[name], &doc); err != nil {
			t.Fatal(err)
		}
		c.document(name, doc)
	}
	return c.faults
}

// constraints holds documents against each other.
type constraints struct {
	files  map[string][]byte
	part   map[string]string // the control of each control and part of the catalog, "" of a group
	faults []string

	// Of the document at hand:
	name    string
	ids     map[string]bool // uuids, and in the catalog ids
	metas   map[string]bool // roles and parties
	systems int             // components that are the system itself
	parts   map[string]bool // components
}

func (c *constraints) fail(format string, args ...any) {
	c.faults = append(c.faults, c.name+": "+fmt.Sprintf(format, args...))
}

func (c *constraints) document(name string, doc map[string]any) {
	c.name, c.ids, c.metas, c.parts, c.systems = name, map[string]bool{}, map[string]bool{}, map[string]bool{}, 0
	// What others refer to is collected first.
	walk(doc, "", nil, func(key string, o, _ map[string]any) {
		c.collect(key, o)
	})
	control := ""
	walk(doc, "", nil, func(key string, o, parent map[string]any) {
		if id := text(o, "control-id"); id != "" {
			control = id
		}
		c.references(key, o, parent, control)
		c.values(key, o)
	})
	if _, plan := doc["system-security-plan"]; plan && c.systems != 1 {
		c.fail("%d components are this-system, want one", c.systems)
	}
}

// collect takes note of identifiers, each of which is used once.
func (c *constraints) collect(key string, o map[string]any) {
	for _, k := range []string{"uuid", "id"} {
		id := text(o, k)
		if id == "" || key == "system-ids" {
			continue
		}
		if c.ids[id] {
			c.fail("%s %s of %s is there twice", k, id, key)
		}
		c.ids[id] = true
		switch key {
		case "roles", "parties":
			c.metas[id] = true
		case "components":
			c.parts[id] = true
			if o["type"] == "this-system" {
				c.systems++
			}
		case "groups":
			c.part[id] = ""
		case "controls":
			c.part[id] = id
		case "parts":
			control, _, _ := strings.Cut(strings.TrimPrefix(id, "_"), "_")
			if strings.HasPrefix(id, "_") {
				control = "_" + control
			}
			c.part[id] = control
		}
	}
}

// references checks that what an element names is there.
func (c *constraints) references(key string, o, parent map[string]any, control string) {
	known := func(what string, in map[string]bool, names ...string) {
		for _, n := range names {
			if n != "" && !in[n] {
				c.fail("%s %s of %s is not defined", what, n, key)
			}
		}
	}
	known("role-id", c.metas, text(o, "role-id"))
	known("party-uuid", c.metas, texts(o, "party-uuids")...)
	known("component-uuid", c.parts, text(o, "component-uuid"))
	if id := text(o, "control-id"); id != "" && c.part[id] != id {
		c.fail("control %s is not in the catalog", id)
	}
	if id := text(o, "statement-id"); id != "" && c.part[id] != control {
		c.fail("statement %s is not one of control %s", id, control)
	}
	if id := text(o, "provided-uuid"); id != "" {
		provided := map[string]bool{}
		list, _ := parent["provided"].([]any)
		for _, p := range list {
			provided[text(p.(map[string]any), "uuid")] = true
		}
		known("provided-uuid", provided, id)
	}
	for _, k := range []string{"href", "source"} {
		href := text(o, k)
		if id, within := strings.CutPrefix(href, "#"); within {
			known(k, c.ids, id)
		} else if href != "" && !strings.Contains(href, "://") {
			if _, ok := c.files[path.Join(path.Dir(c.name), href)]; !ok {
				c.fail("%s %s leads to no file", k, href)
			}
		}
	}
	for list, unique := range map[string]string{"responsible-roles": "role-id", "statements": "statement-id", "by-components": "component-uuid"} {
		seen := map[string]bool{}
		elements, _ := o[list].([]any)
		for _, e := range elements {
			id := text(e.(map[string]any), unique)
			if seen[id] {
				c.fail("%s %s stands twice in one %s", unique, id, list)
			}
			seen[id] = true
		}
	}
}

var (
	oscalToken = regexp.MustCompile(`^[\pL_][\pL\pN.\-_]*$`)
	oscalUUID  = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
)

// values checks what a schema allows and OSCAL does not: its own names for
// properties, parts, links, kinds and states.
func (c *constraints) values(key string, o map[string]any) {
	oneOf := func(what, value string, allowed ...string) {
		if !slices.Contains(allowed, value) {
			c.fail("%s of %s is %q: want one of %v", what, key, value, allowed)
		}
	}
	switch key {
	case "props":
		if ns := text(o, "ns"); ns == "" || strings.Contains(ns, "csrc.nist.gov") {
			c.fail("property %s is in the namespace of OSCAL", text(o, "name"))
		}
		if !oscalToken.MatchString(text(o, "name")) {
			c.fail("property %q is no token", text(o, "name"))
		}
	case "parts":
		if text(o, "ns") == "" {
			oneOf("name", text(o, "name"), "overview", "statement", "item", "guidance", "example", "assessment-objective", "assessment-method")
		}
	case "controls":
		if list, _ := o["parts"].([]any); len(list) == 0 || text(list[0].(map[string]any), "name") != "statement" {
			c.fail("control %s has no statement", text(o, "id"))
		}
	case "links":
		oneOf("rel", text(o, "rel"), "reference", "related", "required")
	case "components":
		oneOf("type", text(o, "type"), "this-system", "system", "interconnection", "software", "hardware", "service", "policy", "physical",
			"process-procedure", "plan", "guidance", "standard", "validation", "network")
	case "status":
		oneOf("state", text(o, "state"), "operational", "under-development", "disposition", "other")
	case "implementation-status":
		oneOf("state", text(o, "state"), "implemented", "partial", "planned", "alternative", "not-applicable")
	case "parties":
		oneOf("type", text(o, "type"), "organization", "person")
	case "system-ids":
		oneOf("identifier-type", text(o, "identifier-type"), "http://ietf.org/rfc/rfc4122")
		if !oscalUUID.MatchString(text(o, "id")) {
			c.fail("system-id %s is no UUID", text(o, "id"))
		}
	case "confidentiality-impact", "integrity-impact", "availability-impact":
		oneOf("base", text(o, "base"), "fips-199-low", "fips-199-moderate", "fips-199-high")
	}
}

// walk visits every object of a document with the key that it, or its list, has, and
// the object around it.
func walk(v any, key string, parent map[string]any, visit func(key string, o, parent map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(key, v, parent)
		for _, k := range slices.Sorted(maps.Keys(v)) {
			walk(v[k], k, v, visit)
		}
	case []any:
		for _, e := range v {
			walk(e, key, parent, visit)
		}
	}
}

func text(o map[string]any, key string) string {
	s, _ := o[key].(string)
	return s
}

func texts(o map[string]any, key string) []string {
	list, _ := o[key].([]any)
	var out []string
	for _, e := range list {
		out = append(out, e.(string))
	}
	return out
}

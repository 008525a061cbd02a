package main

import (
	"demarc/internal/diff"
	"demarc/internal/export"
	"demarc/internal/schematest"

	"github.com/rogpeppe/go-internal/testscript"
)

// follows holds a file, or stdout, against a published JSON Schema: follows schema
// model.json, follows diff-schema stdout
func follows(ts *testscript.TestScript, neg bool, args []string) {
	schemas := map[string][]byte{"schema": export.Schema(), "diff-schema": diff.JSONSchema()}
	if neg || len(args) != 2 || schemas[args[0]] == nil {
		ts.Fatalf("usage: follows schema|diff-schema file")
	}
	ts.Check(schematest.Follows(schemas[args[0]], []byte(ts.ReadFile(args[1]))))
}

package diff

import _ "embed"

// Schema names the contract that a report is handed on in, and its version. Package
// report writes it.
const Schema = "demarc/diff/v1"

//go:embed diff.schema.json
var schema []byte

// JSONSchema returns the JSON Schema (draft 2020-12) of [Schema].
func JSONSchema() []byte { return append([]byte(nil), schema...) }

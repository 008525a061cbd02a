// Package export writes a catalog in forms that other programs read.
//
// [JSON] is the whole model, the contract "demarc/model/v1" that [Schema]
// describes; [CSV] is one row a responsibility for spreadsheets. Both stream: a
// catalog of any size is written an element at a time. Both are reproducible:
// the same catalog gives the same bytes, in the catalog's order, and nothing of
// the clock or the machine.
//
// The package decides nothing about the model and leaves out nothing but the
// rendered documents.
package export

import _ "embed"

//go:embed model.schema.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of what [JSON] writes.
func Schema() []byte { return append([]byte(nil), schema...) }

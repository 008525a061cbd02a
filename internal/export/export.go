// Package export writes a catalog in forms that other programs read.
//
// A [Format] is such a form: one file or a folder of files, with a name that
// commands and configuration know it by. [Formats] is the table of all of them;
// help, documentation and the site's data page come from it. A [Set] makes the
// files of one catalog.
//
//	json         the whole model, the contract "demarc/model/v1" of [Schema]
//	schema       that schema
//	diff-schema  the schema of "demarc/diff/v1", of what changed between two readings
//	parts        the contract a provider and a topic
//	csv          a row a responsibility
//	crm          a customer responsibility matrix
//	xlsx         a workbook: overview, a sheet a provider, documents, dictionary
//	markdown     an overview and a document a provider
//	oscal        a catalog of the topics, a component definition and a plan a provider
//
// Every format is written a responsibility at a time and holds nothing of what it has
// written; only a workbook holds up to 16 MiB of a sheet, and keeps the others in a
// temporary file until all are there. Every format is reproducible: the same catalog
// gives the same bytes, in the catalog's order, and nothing of the clock or the machine.
// Read back, each that is data (all but the schemas and markdown) gives the same owners.
// Their words are English, whatever the language of the site: programs read them.
//
// The package decides nothing about the model. The contract leaves out nothing but
// the rendered documents.
package export

import _ "embed"

//go:embed model.schema.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of what [JSON] writes.
func Schema() []byte { return append([]byte(nil), schema...) }

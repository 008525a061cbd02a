package export_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

func workbook(t *testing.T, c *model.Catalog, opts export.Options) *excelize.File {
	t.Helper()
	return openBook(t, files(t, c, model.OutputXLSX, opts)["responsibilities.xlsx"])
}

// rowOf returns the number of the row of a sheet in which a cell is the text, and
// the letters of the columns by their titles.
func rowOf(t *testing.T, book *excelize.File, sheet, text string) (row string, columns map[string]string) {
	t.Helper()
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	columns = map[string]string{}
	for i, title := range rows[0] {
		columns[title] = letter(t, i+1)
	}
	for i := range rows {
		if slices.Contains(rows[i], text) {
			return strconv.Itoa(i + 1), columns
		}
	}
	t.Fatalf("%s has no cell %q", sheet, text)
	return "", nil
}

func value(t *testing.T, book *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := book.GetCellValue(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWorkbookHasASheetAProvider(t *testing.T) {
	book := workbook(t, modeltest.Catalog(), export.Options{})
	want := []string{"Overview", "Alder Cloud", "Birch Hosting", "Dune Systems", "Documents", "Dictionary"}
	if got := book.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets %v, want %v", got, want)
	}
	for topic, want := range map[string]string{
		"Worker nodes": "S Shared (responsibilities: provider 1, shared 2)", "Patching": "S Shared (duties: provider 2, customer 1)",
	} {
		row, columns := rowOf(t, book, "Overview", topic)
		if got := value(t, book, "Overview", columns["Alder Cloud"]+row); got != want {
			t.Errorf("the overview says %q of %s at Alder, want %q", got, topic, want)
		}
	}
}

func TestSheetsKeepTheirHeadInSightAndCanBeFiltered(t *testing.T) {
	book := workbook(t, modeltest.Catalog(), export.Options{})
	filters := map[string]bool{}
	for _, n := range book.GetDefinedName() {
		if n.Name == "_xlnm._FilterDatabase" {
			filters[n.Scope] = true
		}
	}
	for _, sheet := range book.GetSheetList() {
		panes, err := book.GetPanes(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !panes.Freeze || panes.YSplit != 1 || panes.XSplit < 1 {
			t.Errorf("%s scrolls its head away: %+v", sheet, panes)
		}
		if !filters[sheet] {
			t.Errorf("%s has no filter", sheet)
		}
	}
}

func TestEvidenceInAWorkbookLeadsToItsSource(t *testing.T) {
	book := workbook(t, modeltest.Catalog(), export.Options{SourceLine: func(document string, line int) string {
		return "https://example.org/" + document
	}})
	row, columns := rowOf(t, book, "Alder Cloud", "alder/responsibilities#security/worker-nodes")
	for column, want := range map[string]string{
		"Evidence":    `HYPERLINK("https://alder.example/docs/responsibilities","alder/responsibilities.md:`,
		"Source line": `HYPERLINK("https://example.org/alder/responsibilities","https://example.org/`,
	} {
		got, err := book.GetCellFormula("Alder Cloud", columns[column]+row)
		if err != nil || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, %v, want %s…", column, got, err, want)
		}
	}
}

func TestOwnersInAWorkbookHaveLetterWordAndColour(t *testing.T) {
	c := modeltest.Catalog()
	book := workbook(t, c, export.Options{})
	seen := map[string]string{}
	for _, sheet := range []string{"Alder Cloud", "Birch Hosting", "Dune Systems"} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		column := letter(t, slices.Index(rows[0], "Owner")+1)
		for i := 1; i < len(rows); i++ {
			cell := column + strconv.Itoa(i+1)
			id, err := book.GetCellStyle(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			style, err := book.GetStyle(id)
			if err != nil || len(style.Fill.Color) != 1 {
				t.Fatalf("%s!%s has the fill %+v, %v", sheet, cell, style.Fill, err)
			}
			seen[value(t, book, sheet, cell)] = style.Fill.Color[0]
		}
	}
	for _, want := range []string{"P Provider", "C Customer", "S Shared", "T Partner", "– None", "? Silent"} {
		if seen[want] == "" {
			t.Errorf("no cell says %q: %v", want, seen)
		}
	}
	colours := map[string]bool{}
	for _, c := range seen {
		colours[c] = true
	}
	if len(colours) != len(seen) {
		t.Errorf("owners share a colour: %v", seen)
	}
}

// letter is the name of a column.
func letter(t *testing.T, n int) string {
	t.Helper()
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func TestOddNamesMakeSheetsThatOpen(t *testing.T) {
	c := odd()
	book := workbook(t, c, export.Options{})
	seen := map[string]bool{}
	for _, sheet := range book.GetSheetList() {
		lower := strings.ToLower(sheet)
		if n := len(utf16.Encode([]rune(sheet))); seen[lower] || lower == "history" || n == 0 || n > 31 || strings.ContainsAny(sheet, `:\/?*[]'`) {
			t.Errorf("sheet %q", sheet)
		}
		seen[lower] = true
	}
	if len(seen) != len(c.Providers)+4 { // two overviews, documents, dictionary
		t.Errorf("%d sheets for %d providers: %v", len(seen), len(c.Providers), book.GetSheetList())
	}
}

func TestCellsAreTextAndFit(t *testing.T) {
	book := workbook(t, odd(), export.Options{})
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for k, text := range row {
				cell := letter(t, k+1) + strconv.Itoa(i+1)
				if n := len(utf16.Encode([]rune(text))); n > 32_767 {
					t.Errorf("%s!%s has %d characters", sheet, cell, n)
				}
				if f, err := book.GetCellFormula(sheet, cell); err != nil || f != "" && !strings.HasPrefix(f, `HYPERLINK("`) {
					t.Errorf("%s!%s is the formula %q, %v", sheet, cell, f, err)
				}
			}
		}
	}
	rows, err := book.GetRows(book.GetSheetList()[2])
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], "Provider's part")
	if text := rows[1][column]; !strings.HasSuffix(text, "…") {
		t.Errorf("a text that does not fit ends in %q", text[len(text)-20:])
	}
}

// A sheet has 16,384 columns.
func TestAWorkbookOfTooManyProvidersIsAnError(t *testing.T) {
	f, _ := export.FormatOf("xlsx")
	c := &model.Catalog{Providers: make([]model.Provider, 16_383)}
	err := export.New(c, export.Options{}).Files(f)[0].Write(failing{})
	if err == nil || !strings.Contains(err.Error(), "export XLSX: a sheet has room for 16382 providers, not for 16383; want csv or crm") {
		t.Errorf("error %v", err)
	}
}

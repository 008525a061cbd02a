package corpus

import "strings"

// provider is how the document writes the provider's name.
func (d *document) provider() string {
	if d.dialect == "ibm" {
		return "{{site.data.keyword.company}}"
	}
	return d.company
}

// matrix writes a table whose cells name parties.
func (d *document) matrix() {
	d.heading("Overview of shared responsibilities")
	d.printf("| Resource | %s |\n|%s\n", strings.Join(areas[:5], " | "), strings.Repeat("----|", 6))
	for _, resource := range d.resources(d.between(8, 14)) {
		d.printf("| %s |", resource)
		for range 5 {
			d.printf(" %s |", d.pick([]string{"Shared", "You", d.provider(), d.provider()}))
			d.rows["matrix"]++
		}
		d.printf("\n")
	}
	d.printf("{: caption=\"Table %d. Who is responsible\" caption-side=\"bottom\"}\n\n", d.sections)
}

// raci writes a table with letters under the parties.
func (d *document) raci() {
	d.heading(d.pick(areas))
	d.printf("| **Activity** | **Customer** | **%s** |\n| --- | --- | --- |\n", d.company)
	for _, resource := range d.resources(d.between(8, 14)) {
		letters := [][2]string{{"RA", "I"}, {"I", "RA"}, {"A", "R"}, {"C, I", "R/A"}, {"**RA**", ""}, {"R", "AI"}}[d.r.IntN(6)]
		d.printf("| %s: %s | %s | %s |\n", resource, d.clause(), letters[0], letters[1])
		d.rows["raci"]++
	}
	d.printf("\n")
}

// marks writes a table with ticks under the parties.
func (d *document) marks() {
	d.heading("Division of " + strings.ToLower(d.pick(resources)))
	d.printf("| Task | %s | Customer |\n|---|:---:|:---:|\n", d.company)
	for _, resource := range d.resources(d.between(8, 14)) {
		ticks := [][2]string{{"✓", ""}, {"", "✓"}, {"✓", "✓"}}[d.r.IntN(3)]
		d.printf("| %s | %s | %s |\n", resource, ticks[0], ticks[1])
		d.rows["marks"]++
	}
	d.printf("\n")
}

// columns writes a table whose cells hold duties, in lists as the dialect has them.
func (d *document) columns() {
	area := d.pick(areas)
	d.heading(area)
	d.printf("| Resource | %s responsibilities | Your responsibilities |\n|---|---|---|\n", d.provider())
	for _, resource := range d.resources(d.between(3, 5)) {
		d.printf("| %s | %s | %s |\n", resource, d.cell(), d.cell())
		d.rows["columns"]++
	}
	if d.dialect == "ibm" {
		d.printf("{: summary=\"The rows are read from left to right.\"}\n{: caption=\"Table %d. %s\" caption-side=\"bottom\"}\n", d.sections, area)
	}
	d.printf("\n")
}

// cell is the content of a cell with duties.
func (d *document) cell() string {
	duties := make([]string, d.between(0, 4))
	for i := range duties {
		duties[i] = d.duty()
	}
	switch {
	case len(duties) == 0:
		return "N/A"
	case len(duties) == 1:
		return duties[0]
	case d.dialect == "ibm" && d.r.IntN(2) == 0:
		return "<ul><li>" + strings.Join(duties, "</li><li>") + "</li></ul>"
	case d.dialect == "ibm":
		return "- " + strings.Join(duties, ` \n - `)
	}
	return strings.Join(duties, "<br>")
}

// htmlColumns writes the same as an HTML table of old, with th outside of tr.
func (d *document) htmlColumns() {
	d.heading("Duties in the " + strings.ToLower(d.pick(resources)) + " layer")
	d.printf("<table>\n<caption>Who does what</caption>\n<thead>\n<th>Resource</th>\n<th>%s responsibilities</th>\n<th>Your responsibilities</th>\n</thead>\n<tbody>\n",
		d.provider())
	for _, resource := range d.resources(d.between(2, 4)) {
		d.printf("<tr>\n<td>%s</td>\n<td><ul><li>%s</li><li>%s</li></ul></td>\n<td>%s</td>\n</tr>\n",
			resource, d.duty(), d.duty(), d.duty())
		d.rows["columns"]++
	}
	d.printf("</tbody>\n</table>\n\n")
}

// list writes a list that its introduction assigns.
func (d *document) list() {
	d.heading("Tasks of the " + strings.ToLower(d.pick(areas)))
	d.printf("%s\n\n", d.pick([]string{
		"It is your responsibility to:", d.provider() + " is responsible for the following tasks:", "You are responsible for the following:",
	}))
	for range d.between(4, 8) {
		d.printf("- %s\n", d.duty())
		d.rows["list"]++
	}
	d.printf("\n")
}

// prose writes assigning sentences under one heading.
func (d *document) prose() {
	d.heading("How the " + strings.ToLower(d.pick(resources)) + " are looked after")
	d.printf("%s is responsible for the upkeep of %s. You must %s %s\n\n",
		d.provider(), d.pick(objects), d.clause(), d.sentence())
	d.rows["prose"]++
}

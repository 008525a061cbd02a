package modeltest

import (
	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"
)

// birchRACI is a document of letters and ticks with a third party. One row has
// nobody who acts, one has A and R on different sides, one has two of each.
func birchRACI() *draft {
	d := open("birch/raci.md", model.Document{
		Title: "Responsibility matrix", Dialect: "gfm", Code: "BIR",
		SourceURL: "https://birch.example/raci", Updated: "2024-11-05", Unread: model.Unread{Words: 0, Of: 60},
	})
	top := "responsibility-matrix"
	d.section(model.Section{ID: top, Title: d.Title, Level: 1}, "# Responsibility matrix")
	d.section(model.Section{ID: "1-platform", Title: "Platform", Level: 2, Parent: top, Number: "1"}, "## 1. Platform")
	d.section(model.Section{ID: "11-machines", Title: "Machines", Level: 3, Parent: "1-platform", Number: "1.1"}, "### 1.1.")
	d.section(model.Section{ID: "12-copies", Title: "Copies", Level: 3, Parent: "1-platform", Number: "1.2"}, "### 1.2.")
	d.section(model.Section{ID: "2-help", Title: "Help", Level: 2, Parent: top, Number: "2"}, "## 2. Help")
	d.birchMachines()
	d.birchCopies()
	d.birchHelp()
	return d
}

// activity is a responsibility of a RACI row.
func activity(section, label, area, topic string, o model.Owner) model.Responsibility {
	return model.Responsibility{Section: section, Label: label, Area: area,
		Topics: []string{topic}, Owner: o, Form: model.FormRACI}
}

func (d *draft) birchMachines() {
	const s = "11-machines"
	silent := part("customer", "")
	silent.Inferred = true
	d.add("swap-broken-disks", "1.1.1", activity(s, "Swap broken disks", "operations", "physical-storage", model.OwnerProvider),
		"| Swap broken disks | | RA | |", silent, part("provider", "RA", does("Swap broken disks")))
	patch := activity(s, "Patch the worker nodes", "change", "worker-nodes", model.OwnerProvider)
	patch.Topics = append(patch.Topics, "patching")
	d.add("patch-the-worker-nodes", "1.1.2", patch, "| Patch the worker nodes | I | A, R | |",
		part("customer", "I"), part("provider", "A, R", does("Patch the worker nodes")))
	d.add("move-to-a-new-kubernetes-version", "1.1.3",
		activity(s, "Move to a new Kubernetes version", "change", "kubernetes-version", model.OwnerShared),
		"| Move to a new Kubernetes version | A | R | |",
		part("customer", "A"), part("provider", "R", does("Move to a new Kubernetes version")))
	d.add("rotate-the-clusters-certificates", "1.1.4",
		activity(s, "Rotate the cluster's certificates", "security", "control-plane", model.OwnerShared),
		"| Rotate the cluster's certificates | RA | RA | |",
		part("customer", "RA", does("Rotate the cluster's certificates")),
		part("provider", "RA", does("Rotate the cluster's certificates")))
}

func (d *draft) birchCopies() {
	const s = "12-copies"
	d.add("keep-copies-of-the-volumes", "1.2.1",
		activity(s, "Keep copies of the volumes", "recovery", "app-backup", model.OwnerPartner),
		"| Keep copies of the volumes | C | I | RA |",
		part("customer", "C"), part("provider", "I"), part("cedar-backup", "RA", does("Keep copies of the volumes")))
	noted := part("customer", "RA*", does("Bring a volume back"))
	note := "Birch lends a hand where the copy cannot be read."
	noted.Notes = []model.Note{{Mark: "*", Text: note, Line: d.find(note, 0).Line}}
	d.add("bring-a-volume-back", "1.2.2", activity(s, "Bring a volume back", "recovery", "app-backup", model.OwnerCustomer),
		"| Bring a volume back | RA* | C | |", noted, part("provider", "C"))
	d.add("choose-the-region", "1.2.3", activity(s, "Choose the region", "recovery", "location", model.OwnerUnstated),
		"| Choose the region | I | I | |", part("customer", "I"), part("provider", "I"))
}

func (d *draft) birchHelp() {
	marks := func(label, topic string, o model.Owner) model.Responsibility {
		return model.Responsibility{Section: "2-help", Label: label, Area: "support",
			Topics: []string{topic}, Owner: o, Form: model.FormMarks}
	}
	d.add("answering-tickets-day-and-night", "2.1", marks("Answering tickets day and night", "support", model.OwnerProvider),
		"| Answering tickets day and night | | ✓ |", part("provider", ""))
	d.add("load-balancers", "2.2", marks("Load balancers", "app-networking", model.OwnerShared),
		"| Load balancers | ✓ | ✓ |", part("customer", ""), part("provider", ""))
	d.add("log-storage", "2.3", marks("Log storage", "observability", model.OwnerUnstated), "| Log storage | | |")
	row := d.find("| Log storage | | |", 0)
	d.findings = append(d.findings, diag.TableRagged.At(d.file, source.Span{Start: row.Start, End: row.End},
		"birch/raci#2-help/log-storage", "", "row has %d cells, the header has %d", 2, 3))
}

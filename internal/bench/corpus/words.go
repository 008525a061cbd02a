package corpus

import (
	"fmt"
	"strings"
)

var (
	companies = []string{"Nimbus", "Stratus", "Halo", "Meridian", "Kestrel", "Polder", "Tundra"}
	areas     = []string{
		"Incident and operations management", "Change management", "Identity and access management",
		"Security and regulation compliance", "Disaster recovery", "Onboarding", "Support coverage",
	}
	resources = []string{
		"Worker nodes", "Control plane", "Kubernetes version", "Cluster networking", "Ingress controllers",
		"Persistent volumes", "Applications", "Container images", "Data", "Encryption keys", "Backups of etcd",
		"Physical servers", "Hypervisor", "Virtual network", "Add-ons", "Logging", "Monitoring", "Audit trail",
		"Load balancers", "Autoscaling", "Certificates", "Roles and bindings", "Operating system", "Facilities",
	}
	verbs = []string{
		"Provide", "Apply", "Monitor", "Back up", "Restore", "Update", "Replace", "Configure", "Encrypt",
		"Document", "Rotate", "Test", "Review", "Scale", "Isolate", "Announce", "Retire", "Tag",
	}
	objects = []string{
		"the worker nodes of every pool", "the control plane with its etcd store", "security patches of the operating system",
		"the network policies of a namespace", "persistent volumes and their snapshots", "certificates before they expire",
		"container images in the private registry", "access lists of the account", "quotas of the project",
		"the load balancer in front of the cluster", "log streams and metrics", "encryption keys held in the vault",
		"application releases", "the recovery plan", "the hypervisor hosts", "audit records",
	}
	reasons = []string{
		"so that a failed zone does not interrupt the service", "within the announced maintenance window",
		"in line with the agreed retention period", "for each supported version", "whenever a defect becomes known",
		"by using the command line, the console, or the API", "and report the outcome in the service portal",
		"at least every 30 days", "in three availability zones", "without touching the data plane",
	}
	openings = []string{
		"The figures below hold for one cluster.", "Plans with a dedicated control plane follow the same division.",
		"A preview feature has no agreed level of service.", "Times are given in UTC.",
		"Older versions remain readable in the archive.", "The table was revised with the latest release.",
	}
)

// sentence is a sentence that assigns nothing.
func (d *document) sentence() string {
	return d.pick(openings) + " " + fmt.Sprintf("Release %d.%d changed its wording %s.",
		d.between(1, 9), d.between(0, 30), d.pick(reasons))
}

// duty is one thing that somebody does.
func (d *document) duty() string {
	return fmt.Sprintf("%s %s %s.", d.pick(verbs), d.pick(objects), d.pick(reasons))
}

// clause is a duty as it follows a party and a verb that assigns.
func (d *document) clause() string {
	duty := d.duty()
	return strings.ToLower(duty[:1]) + duty[1:]
}

// resources returns n different resources.
func (d *document) resources(n int) []string {
	out := make([]string, 0, n)
	for _, i := range d.r.Perm(len(resources))[:n] {
		out = append(out, resources[i])
	}
	return out
}

// talk writes ordinary text between the forms: paragraphs, a note, code, a link.
func (d *document) talk() {
	for range d.between(1, 3) {
		d.printf("%s %s\n\n", d.sentence(), d.sentence())
	}
	switch {
	case d.dialect == "ibm" && d.r.IntN(2) == 0:
		d.printf("%s\n{: note}\n\n", d.sentence())
	case d.dialect == "ibm":
		d.printf("See [the release notes](https://example.org/notes/%d){: external}.\n\n```sh\ncluster get --id %d\n```\n{: pre}\n\n",
			d.sections, d.sections)
	case d.dialect == "gfm" && d.r.IntN(2) == 0:
		d.printf("> [!NOTE]\n> %s\n\n", d.sentence())
	case d.dialect == "gfm":
		d.printf("```yaml\nkind: Cluster\nspec:\n  pools: %d\n```\n\n", d.between(1, 9))
	}
}

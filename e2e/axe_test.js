// The violations of WCAG 2.2 AA and of good practice, a line each. The dark theme differs
// from the light one in colours only, so that there only what they decide is looked at.
axe.run(document, {
	runOnly: matchMedia("(prefers-color-scheme: dark)").matches
		? { type: "rule", values: ["color-contrast", "link-in-text-block"] }
		: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	resultTypes: ["violations"],
}).then(r => r.violations.map(v => v.id + " (" + v.help + "): " +
	v.nodes.slice(0, 4).map(n => n.target.join(" ") + " " + n.html.slice(0, 120)).join(" | ")))

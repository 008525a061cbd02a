// Package markdown reads a view as one tree of Markdown and HTML and writes that
// tree as sanitised HTML.
//
// It stands between the dialects, which undo a publisher's habits by edits, and the
// readers of responsibilities, which see [Node] values and never know whether a
// table was drawn with pipes or with tags. [Parse] gives the tree, divided into
// sections; [Render] gives the body of a page, with slots (see model.Body) where
// only a page knows what to show. No other package imports goldmark.
//
// The tree. goldmark parses the blocks and lines of Markdown; raw HTML between them
// is tokenised and opens and closes nodes on the same stack. What an author left open
// is closed where the Markdown around it ends, what closes nothing is a finding, and
// normalise then gives every node only children that its kind may hold. Attribute
// lists {: … } belong to what stands before them; pipe tables keep cells that their
// header lacks; quotes and paragraphs that are marked as notes are notes.
//
// Places. Every node has the span of the file that it was read from, inside its
// parent's. A text node is either the file's own bytes, so that any part of it can be
// cited, or stands for the whole of what a publisher wrote in its place: a reference,
// a character reference, an edit of a dialect. [Passage] maps running text back.
//
// Nothing that a document says is dropped. What is no element, such as <cluster>,
// is text; markup beyond the limits of limits.go stays the text it is written in; only
// elements that never show (script, style, frames and the like) lose their content,
// with a finding, and only where a tag closes them.
//
// Nothing that a document says can run. The renderer names every element and
// attribute that it writes and escapes every text; raw HTML passes bluemonday before
// the tree takes an attribute of it; an address with another scheme than http, https,
// mailto or tel does not leave the package. The result is balanced: a browser builds
// the tree from it that was written.
//
// Time and memory grow in step with the text. Where goldmark's would not, one of our
// parsers stands in front of it with a bound.
//
// The package knows no provider, no party and no form of table.
package markdown

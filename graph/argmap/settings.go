package argmap

// Settings are what an author decides of an argument map: Argdown's options
// under selection, group, map and color. The zero Settings are its defaults.
type Settings struct {
	Selection Selection
	Grouping  Grouping
	Labels    Labels
	Colors    Colors
}

// Selection says what becomes a node.
type Selection struct {
	// Tags, where not nil, let in only what has one of these; an empty list
	// lets in nothing that has tags. WithoutTag lets in what has none at all.
	Tags       []string
	WithoutTag bool
	// Sections, where not nil, let in only what stands in a section with one
	// of these titles, not in one further down. Outside lets in what stands
	// in no section.
	Sections []string
	Outside  bool

	IncludeStatements, ExcludeStatements, ExcludeArguments []string // by their titles

	IgnoreIsInMap    bool
	KeepDisconnected bool
	Mode             Mode
}

// Mode says which statements become nodes. Those that are named to be included,
// or whose data say isInMap: true, do in every mode.
type Mode uint8

const (
	WithTitle               Mode = iota // that have a title, or relations and no place in an argument
	All                                 // all
	TopLevel                            // that stand on their own somewhere
	WithRelations                       // that are related to something in the map
	NotUsedInArgument                   // that are premise or main conclusion of no argument
	WithMoreThanOneRelation             // related to more than one thing in the map
)

// Modes are the names of the modes, by Mode.
var Modes = []string{"with-title", "all", "top-level", "with-relations", "not-used-in-argument", "with-more-than-one-relation"}

func (m Mode) String() string { return Modes[m] }

// Grouping says which sections there are, and which of them become groups.
type Grouping struct {
	// Depth is how many of the deepest levels of sections do; 0 is Argdown's
	// default of 2, a negative number is none.
	Depth int
	// Sections decides for headings by their titles. Where it is not nil, a
	// heading that it does not name is a group only if its data say so.
	Sections map[string]SectionSetting
	// Regroup, where not empty, takes the place of the document's sections.
	Regroup []Regrouped
	// IgnoreIsGroup and IgnoreIsClosed keep the data of headings from
	// deciding.
	IgnoreIsGroup, IgnoreIsClosed bool
}

// A SectionSetting decides whether a section is a group, and whether that is
// closed; nil leaves the one to the level of the heading, and is no for the
// other.
type SectionSetting struct {
	IsGroup, IsClosed *bool
}

// A Regrouped is a section that the settings make up.
type Regrouped struct {
	Title                 string
	Statements, Arguments []string // titles of what is in it
	Tags                  []string
	Closed                bool
	Children              []Regrouped
}

// Labels say what is written on nodes.
type Labels struct {
	Statements, Arguments LabelMode
	// HideTags leaves Node.Tags empty.
	HideTags bool
}

// LabelMode is what is written on a node.
type LabelMode uint8

const (
	// ByDefault is HideUntitled where the author does not say so. A picture
	// of crux then leaves the titles of statements out.
	ByDefault    LabelMode = iota
	HideUntitled           // title and text; no title that was made up where there is a text
	TitleLabel             // the title, also one that was made up
	TextLabel              // the text, or the title where there is none
	NoLabel                // nothing
)

// LabelModes are the names of the modes from HideUntitled on.
var LabelModes = []string{"hide-untitled", "title", "text", "none"}

// Colors say what is coloured how.
type Colors struct {
	// Scheme are the colours that numbers stand for, the first that of
	// whatever has no other; nil is Argdown's default. GroupScheme is that of
	// sections, by their levels.
	Scheme, GroupScheme []string

	IgnoreTags   bool // tags colour no statements and arguments
	GroupsByTag  bool // tags colour sections
	IgnoreData   bool // the key color of an element's data does not count
	Tags         map[string]TagColor
	Statements   map[string]Color // by title, and so are the next two
	Arguments    map[string]Color
	Groups       map[string]Color
	Relations    map[Kind]Color
	StatementInk string // the colours of text; "" is black
	ArgumentInk  string
	GroupInk     string
}

// A Color is #rgb or #rrggbb, or else, where that is "", a number of a scheme.
type Color struct {
	Hex   string
	Index int
}

// A TagColor is the colour of what has a tag. Of several tags the one with the
// highest priority counts, of equal ones the first.
type TagColor struct {
	Color
	Priority float64
}

// Recognised are the keys of a configuration that Settings are read from.
var Recognised = []string{"selection", "map", "group", "color"}

// Ignored are keys of Argdown's configuration that say how its other programs
// work. They are no mistakes, and crux has no use for them.
var Ignored = []string{
	"dot", "vizJs", "images", "html", "json", "graphml", "dagre", "svg", "svgToPdf", "webComponent", "sourceHighlighter",
	"markdown", "saveAs", "input", "inputPath", "outputPath", "outputSuffix", "process", "processes", "plugins", "parser",
	"logLevel", "logParserErrors", "throwExceptions", "data", "include",
}

package argdown

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/diag"
)

// Settings stand in the front matter, or in a file beside the document: how it is
// read (model), and what its argument map is like (see argmap.ReadSettings).

// override returns the settings of a document: those of its front matter over
// those of a file beside it, or as data.frontMatterSettingsMode there says.
func override(settings, frontMatter graph.Data) graph.Data {
	switch mapping(settings, "data").String("frontMatterSettingsMode") {
	case "ignore":
		return settings
	case "default":
		return frontMatter.MergeDeep(settings)
	}
	return settings.MergeDeep(frontMatter)
}

// models are the modes of a document.
var models = []string{"loose", "strict"}

// model reads the settings that say how a document is read.
func (d *decoder) model() {
	all, given := d.b.Meta.Settings.Get("model")
	model, ok := all.(graph.Data)
	if given && !ok && all != nil {
		d.badSetting("write it as {mode: strict}", "model")
	}
	for _, f := range model {
		_, isTruth := f.Value.(bool)
		switch f.Key {
		case "mode":
			mode, _ := f.Value.(string)
			if d.strict = mode == "strict"; !slices.Contains(models, mode) {
				d.badSetting(oneOf(mode, models), "model", "mode")
			}
		case "explodeArguments", "removeTagsFromText":
			if !isTruth {
				d.badSetting("write true or false", "model", f.Key)
			}
		case "transformArgumentRelations":
			if f.Value != true {
				d.badSetting("crux always reads what an argument with premises supports or attacks as the business of its conclusion", "model", f.Key)
			}
		case "shortcodes":
			d.ownCodes(f.Value)
		default:
			d.unknownSetting(f.Key, []string{"mode", "removeTagsFromText", "transformArgumentRelations", "shortcodes", "explodeArguments"}, "model", f.Key)
		}
	}
	d.explode, _ = value[bool](model, "explodeArguments")
}

// ownCodes tells what is wrong with short codes that settings define.
func (d *decoder) ownCodes(v any) {
	codes, ok := v.(graph.Data)
	if !ok {
		d.badSetting(`write it as {":water:": {unicode: "💧"}}`, "model", "shortcodes")
	}
	for _, f := range codes {
		if len(ownCodes(graph.Data{{Key: "shortcodes", Value: graph.Data{f}}})) == 0 {
			d.badSetting(`a short code has no white space and a point or colon at both ends, as in {":water:": {unicode: "💧"}}`, "model", "shortcodes", f.Key)
		}
	}
}

// settings tells what is wrong with the settings of the argument map, and which
// keys of a file of settings mean nothing.
func (d *decoder) settings() {
	_, problems := argmap.ReadSettings(d.b.Meta.Settings)
	for _, p := range problems {
		if p.Error {
			d.tell(diag.Warning, "bad-setting", p.Hint, p.Message, p.Path...)
		} else {
			d.tell(diag.Hint, "unknown-setting", p.Hint, p.Message, p.Path...)
		}
	}
	known := slices.Concat([]string{"model", "title", "subTitle", "author", "date", "abstract"}, argmap.Recognised, argmap.Ignored)
	for _, f := range d.options.Settings.fields() {
		if !slices.Contains(known, f.Key) {
			d.unknownSetting(f.Key, known, f.Key)
		}
	}
}

func (d *decoder) badSetting(hint string, path ...string) {
	d.tell(diag.Warning, "bad-setting", hint, fmt.Sprintf("the value of %s has no effect", strings.Join(path, ".")), path...)
}

func (d *decoder) unknownSetting(key string, known []string, path ...string) {
	hint := "there are " + strings.Join(known, ", ")
	if near := diag.Nearest(key, known); near != "" {
		hint = "did you mean " + near + "?"
	} else if len(known) > 8 {
		hint = "take it away"
	}
	d.tell(diag.Hint, "unknown-setting", hint, fmt.Sprintf("the key %q has no meaning here", short(key)), path...)
}

// oneOf says which values there are, or which was meant.
func oneOf(word string, known []string) string {
	if near := diag.Nearest(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "there are " + strings.Join(known, ", ")
}

// tell reports something about a setting, in the front matter or in the file of
// settings, wherever it is.
func (d *decoder) tell(severity diag.Severity, code, hint, message string, path ...string) {
	at := graph.Occurrence{File: d.file}
	if f, s := d.doc.FrontMatter, d.options.Settings; s.has(path...) && !f.has(path...) {
		at.File, at.Range = d.options.SettingsFile, s.Place(path...)
	} else if f != nil {
		at.Range = f.Place(path...)
	}
	d.reportAt(at, severity, code, hint, "%s", message)
}

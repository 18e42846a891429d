package diag

import (
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	list := Codes()
	if len(list) == 0 {
		t.Fatal("no code is explained")
	}
	for i, c := range list {
		if i > 0 && list[i-1].Name >= c.Name {
			t.Errorf("%s stands behind %s", c.Name, list[i-1].Name)
		}
		if got, ok := Explain(c.Name); !ok || got.Summary != c.Summary {
			t.Errorf("%s: got %+v, %v", c.Name, got, ok)
		}
		if strings.ContainsRune(c.Summary, '\n') || strings.HasSuffix(c.Summary, ".") || len(c.Summary) > 72 {
			t.Errorf("%s: the summary %q is not one short line without a full stop", c.Name, c.Summary)
		}
	}
	if c, ok := Explain("no-such-code"); ok {
		t.Errorf("no-such-code is explained: %+v", c)
	}
}

func TestParseCodeRefusesWhatItDoesNotUnderstand(t *testing.T) {
	const files = "-- wrong.argdown --\na\n-- right.argdown --\nb\n"
	for name, text := range map[string]string{
		"an unknown key":      "severity: error\nsummary: s\nseverty: hint\n\nText.\n" + files,
		"an unknown severity": "severity: bad\nsummary: s\n\nText.\n" + files,
		"no summary":          "severity: error\n\nText.\n" + files,
		"no text":             "severity: error\nsummary: s\n\n" + files,
		"no right example":    "severity: error\nsummary: s\n\nText.\n-- wrong.argdown --\na\n",
		"times of words":      "severity: error\nsummary: s\ntimes: many\n\nText.\n" + files,
	} {
		if _, err := parseCode("x", []byte(text)); err == nil || !strings.Contains(err.Error(), "codes/x.txtar") {
			t.Errorf("%s: got error %v", name, err)
		}
	}
	c, err := parseCode("x", []byte("severity: hint\nsummary: s\ntimes: 2\nencoding: latin1\ncommand: crux fmt\n\nOne.\n\nTwo.\n-- wrong.argdown --\né\n-- right.argdown --\ne\n-- more.txt --\nm\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Severity != Hint || c.Text != "One.\n\nTwo." || c.Command != "crux fmt" || c.WrongFile() != "\xe9\n\xe9\n" || c.Right != "e\n" ||
		len(c.Files) != 1 || c.Files[0] != (File{"more.txt", "m\n"}) {
		t.Errorf("got %+v", c)
	}
}

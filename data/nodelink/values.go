package nodelink

import "crux/data/jsondoc"

// Values of the JSON of the model that are made from those of a file stand where these
// do, so that what is wrong is told there.

// Member returns a member of an object.
func Member(key string, v jsondoc.Value) jsondoc.Member { return jsondoc.Member{Key: key, Value: v} }

// String returns a string that stands at a value.
func String(s string, at *jsondoc.Value) jsondoc.Value { return value(jsondoc.String, s, at) }

// Number returns a number that stands at a value.
func Number(s string, at *jsondoc.Value) jsondoc.Value { return value(jsondoc.Number, s, at) }

// List returns an array that stands at a value.
func List(items []jsondoc.Value, at *jsondoc.Value) jsondoc.Value {
	v := value(jsondoc.Array, "", at)
	v.Items = items
	return v
}

// Object returns an object that stands at a value.
func Object(members []jsondoc.Member, at *jsondoc.Value) jsondoc.Value {
	v := value(jsondoc.Object, "", at)
	v.Members = members
	return v
}

func value(k jsondoc.Kind, s string, at *jsondoc.Value) jsondoc.Value {
	v := jsondoc.Value{Kind: k, Text: s}
	if at != nil {
		v.Start, v.End = at.Start, at.End
	}
	return v
}

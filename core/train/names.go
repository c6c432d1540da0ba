package train

import "backdraw/core/model"

// Names returns what the data call the network's numbers; a saved file keeps them.
func (t *Trainer) Names() model.Names { return t.names }

// SetNames replaces the names. They are not copied.
func (t *Trainer) SetNames(n model.Names) { t.names = n }

package nn

// Part returns the layers from to to (of the spec's, both inclusive) as a network of its own,
// which reads what layer from reads. It shares the parameters and the state of the whole: bind
// it to the same Numbers. Its loss may not be used unless to is the last layer.
func (n *Network[F]) Part(from, to int) *Network[F] {
	blocks := n.chain.blocks
	first, last := blocks[from].From, blocks[to].To
	skipW, skipState, skipCarry := n.base, n.stateBase, n.carryBase
	for _, share := range n.chain.shares[:first] {
		skipW, skipState, skipCarry = skipW+share.weights, skipState+share.state, skipCarry+share.carry
	}
	layers := n.chain.layers[first:last]
	in, _ := layers[0].Shapes()
	_, out := layers[len(layers)-1].Shapes()
	part := &Network[F]{In: in, Out: out, Loss: n.Loss, chain: &Chain[F]{layers: layers, shares: n.chain.shares[first:last], in: in},
		base: skipW, stateBase: skipState, carryBase: skipCarry}
	for _, b := range blocks[from : to+1] {
		b.From, b.To = b.From-first, b.To-first
		part.chain.blocks = append(part.chain.blocks, b)
	}
	part.Params, part.States = part.chain.Params(), part.chain.State()
	return part
}

// Program does much that a compiler must get right, and says what came of it: loops of all kinds, calls that give way
// inside of them, deferred functions, panics that are caught, goroutines, closures, vectors.
package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"
	"simd"
	"slices"
	"sort"
	"strings"
	"sync"
)

func main() {
	if len(os.Args) > 1 {
		trace()
	}
	loops()
	panics()
	goroutines()
	vectors()
	extremes()
	copies()
	text()
	deep(20_000)
	runtime.GC()
	fmt.Println("done")
}

//go:noinline
func trace() { panic("asked for by a test") }

func loops() {
	sum := 0
outer:
	for i := range 50 {
		for j := i; ; j-- {
			switch {
			case j < 0:
				continue outer
			case j*i == 483:
				break outer
			case j%7 == 3:
				continue
			}
			sum += i ^ j
		}
	}
	fmt.Println("loops", sum, collatz(837799), primes(1000))
	matrix := make([][]int, 9)
	for i := range matrix {
		matrix[i] = make([]int, 9)
		for j := range matrix[i] {
			for k := 0; k <= i*j; k++ {
				matrix[i][j] += k & 3
			}
		}
	}
	fmt.Println(matrix)
	i := 0
again:
	if i++; i < 1000 {
		if i%3 == 0 {
			goto again
		}
		sum += i
		goto again
	}
	fmt.Println(sum, i)
	for n, next := range squares(6) {
		if n > 4 {
			break
		}
		fmt.Print(n, next, " ")
	}
	fmt.Println()
}

func collatz(n int) (steps int) {
	for n != 1 {
		if n&1 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return steps
}

func primes(n int) (count int) {
	crossed := make([]bool, n)
	for i := 2; i < n; i++ {
		if crossed[i] {
			continue
		}
		count++
		for j := i * i; j < n; j += i {
			crossed[j] = true
		}
	}
	return count
}

func squares(n int) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := 0; i < n && yield(i, i*i); i++ {
		}
	}
}

type node struct {
	left, right *node
	value       int
}

func panics() {
	try := func(name string, f func()) {
		defer func() {
			r := recover()
			if err, ok := r.(runtime.Error); ok {
				r = err.Error()
			}
			fmt.Println(name, "panics:", r)
		}()
		f()
		fmt.Println(name, "returns")
	}
	var missing *node
	var numbers []int
	zero := len(numbers)
	try("nothing", func() {})
	try("nil", func() { fmt.Println(missing.left.value) })
	try("index", func() {
		for i := range 3 {
			fmt.Println(append([]int{5}, numbers...)[i])
		}
	})
	try("division", func() { fmt.Println(1 / zero) })
	try("assertion", func() { var a any = "text"; fmt.Println(a.(int)) })
	try("own", func() { panic(errors.New("own")) })
	try("deferred", func() {
		for i := range 4 {
			defer func() { fmt.Print("deferred ", i, " ") }()
		}
		panic("after four")
	})
	for _, by := range []int{3, 0} {
		fmt.Println(recovered(by))
	}
}

func recovered(by int) (result int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	for i := 10; i > -5; i -= by + 1 {
		result += 100 / i
	}
	return result, nil
}

func goroutines() {
	work, results := make(chan int), make(chan int, 3)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for n := range work {
				for range n % 3 {
					runtime.Gosched()
				}
				results <- n * n
			}
		})
	}
	go func() {
		for i := range 200 {
			work <- i
		}
		close(work)
		wait.Wait()
		close(results)
	}()
	sum := 0
	stop := make(chan struct{})
	for {
		select {
		case r, open := <-results:
			if open {
				sum += r
				continue
			}
			close(stop)
			results = nil
			continue
		case <-stop:
		}
		break
	}
	fmt.Println("goroutines", sum)
}

func vectors() {
	a, b := make([]float32, 37), make([]float32, 37)
	for i := range a {
		a[i], b[i] = float32(i)/7, 1/float32(i+1)
	}
	fmt.Println("vectors", dot(a, b), scaled(a, 0.3)[30:], width())
}

func width() int { return simd.Float32s{}.Len() }

func dot(a, b []float32) (sum float32) {
	lanes := simd.Float32s{}.Len()
	i := 0
	var sums simd.Float32s
	for ; i+lanes <= len(a); i += lanes {
		sums = simd.LoadFloat32s(a[i:]).Mul(simd.LoadFloat32s(b[i:])).Add(sums)
	}
	parts := make([]float32, lanes)
	sums.Store(parts)
	for _, part := range parts {
		sum += part
	}
	for ; i < len(a); i++ {
		sum += a[i] * b[i]
	}
	return sum
}

func scaled(a []float32, by float32) []float32 {
	out := make([]float32, len(a))
	factor := simd.BroadcastFloat32s(by)
	lanes := factor.Len()
	for i := 0; i+lanes <= len(a); i += lanes {
		simd.LoadFloat32s(a[i:]).Mul(factor).Store(out[i:])
	}
	return out
}

func text() {
	words := strings.Fields(strings.Repeat("the quick brown fox jumps over the lazy dog ", 20))
	count := map[string]int{}
	for i, word := range words {
		count[word] += i
	}
	sort.Strings(words)
	fmt.Println("text", slices.Compact(words), count)
	var tree *node
	for i := range 200 {
		tree = tree.insert(i * 7919 % 211)
	}
	fmt.Println(tree.depth(), tree.sum())
}

func (n *node) insert(value int) *node {
	if n == nil {
		return &node{value: value}
	}
	if value < n.value {
		n.left = n.left.insert(value)
	} else {
		n.right = n.right.insert(value)
	}
	return n
}

func (n *node) depth() int {
	if n == nil {
		return 0
	}
	return 1 + max(n.left.depth(), n.right.depth())
}

func (n *node) sum() (sum int) {
	if n != nil {
		sum = n.left.sum() + n.value + n.right.sum()
	}
	return sum
}

// deep makes the stack grow.
func deep(n int) (sum [4]int) {
	if n > 0 {
		sum = deep(n - 1)
		sum[n%4] += n
	} else {
		fmt.Println("deep")
	}
	return sum
}

// extremes are larger and smaller numbers by comparison and choice, of NaN and both zeros too.
//
//go:noinline
func clip(to, x []float32, low, high simd.Float32s) {
	for i := 0; i < len(x); i += low.Len() {
		v := simd.LoadFloat32s(x[i:])
		v = low.IfElse(v.Less(low), v)
		v = high.IfElse(v.Greater(high), v)
		v.Store(to[i:])
	}
}

func extremes() {
	negative, nan, infinite := float32(math.Copysign(0, -1)), float32(math.NaN()), float32(math.Inf(1))
	x := []float32{nan, 0, negative, infinite, -infinite, 1, -1, 0.5, -nan, 2, -2, 3, 4, 5, 6, 7}
	for _, bounds := range [][2]float32{{-1, 1}, {0, infinite}, {negative, 0}, {0, negative}, {nan, nan}} {
		to := make([]float32, len(x))
		clip(to, x, simd.BroadcastFloat32s(bounds[0]), simd.BroadcastFloat32s(bounds[1]))
		for _, v := range to {
			fmt.Printf("%x ", math.Float32bits(v))
		}
		fmt.Println()
	}
}

type record struct {
	a, b, c, d, e int
	name          string
}

//go:noinline
func (r record) turned() record {
	r.a, r.e, r.name = r.e, r.a, r.name+r.name
	return r
}

//go:noinline
func shift(words []int) { *(*[5]int)(words[1:]) = *(*[5]int)(words) }

//go:noinline
func shiftBack(words []int) { *(*[5]int)(words) = *(*[5]int)(words[1:]) }

// copies are of structs and arrays, also onto what overlaps.
func copies() {
	r := record{1, 2, 3, 4, 5, "ab"}
	fmt.Println(r.turned(), r, r.turned().turned())
	words := []int{1, 2, 3, 4, 5, 6, 7}
	shift(words)
	fmt.Println(words)
	shiftBack(words)
	fmt.Println(words)
	var cleared [9]int
	*(*[7]int)(cleared[1:]) = [7]int(words)
	*(*[3]int)(cleared[2:]) = [3]int{}
	fmt.Println(cleared)
}

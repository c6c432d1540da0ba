module backdraw

go 1.27

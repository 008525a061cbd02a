module demarc

go 1.26

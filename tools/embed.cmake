# Write the bytes of the file `from` as an array of C, `name`, into the file `to`.
file(READ ${from} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE ${to}
	"extern const unsigned char ${name}[];\nconst unsigned char ${name}[] = {\n${bytes}};\n")

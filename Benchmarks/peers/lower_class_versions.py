"""How does an older javac read newer jars? By copies whose class files claim an older version.

    lower_class_versions.py VERSION FROM.jar TO.jar

The copies are for compiling only; the engine runs on the jars themselves.
"""

import struct
import sys
import zipfile

version, source, target = int(sys.argv[1]), sys.argv[2], sys.argv[3]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
    for name in old.namelist():
        data = old.read(name)
        if name.endswith(".class") and data[:4] == b"\xca\xfe\xba\xbe":
            own = struct.unpack(">H", data[6:8])[0]
            data = data[:4] + struct.pack(">HH", 0, min(own, version)) + data[8:]
        if name != "module-info.class":
            new.writestr(name, data)

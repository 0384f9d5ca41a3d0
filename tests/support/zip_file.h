#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include <zip.h>

namespace pledge::testing {

// A zip archive in memory, of parts by name; compressed as spreadsheets do it.
inline std::string zip_of(const std::map<std::string, std::string>& parts) {
    auto* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    auto* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    if (!archive) throw std::runtime_error("no zip");
    zip_source_keep(source);
    for (const auto& [name, bytes] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    if (zip_close(archive) != 0) throw std::runtime_error("no zip");
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, out.data(), out.size());
    zip_source_close(source);
    zip_source_free(source);
    return out;
}

// The least that is a workbook: one sheet with these rows, as XML.
inline std::map<std::string, std::string> workbook_of(const std::string& rows,
                                                      const std::string& shared = {}) {
    std::map<std::string, std::string> out = {
        {"xl/workbook.xml",
         "<?xml version=\"1.0\"?><workbook "
         "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
         "name=\"A\" "
         "sheetId=\"1\" r:id=\"rId7\"/><sheet name=\"B\" sheetId=\"2\" r:id=\"rId8\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"rId8\" Target=\"worksheets/sheet2.xml\"/><Relationship "
         "Id=\"rId7\" "
         "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
        {"xl/worksheets/sheet2.xml", "<worksheet/>"}};
    if (!shared.empty()) out["xl/sharedStrings.xml"] = "<sst>" + shared + "</sst>";
    return out;
}

}  // namespace pledge::testing

#include <catch2/catch.hpp>
#include <iostream>
#include <fstream>
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/tables/table.hpp"
#include <sstream>

using namespace mapwire;

TEST_CASE("dev phrases"){
    std::ifstream in(MAPWIRE_SHARED_DIR "/reference/spatial-phrases.dev.tsv");
    std::string text((std::istreambuf_iterator<char>(in)), {});
    // quoting none
    const auto gaz = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    const auto tables = ExpressionTables::load(geodata_files());
    std::istringstream lines(text); std::string line; std::getline(lines,line);
    int n=0, okr=0, okref=0;
    while(std::getline(lines,line)){
        std::vector<std::string> c; std::istringstream cells(line); std::string x; while(std::getline(cells,x,'\t')) c.push_back(x);
        c.resize(15);
        bool amb = c[8].find("[ambiguous]")!=std::string::npos;
        const std::string lang=c[2]; int rule=std::stoi(c[6].substr(1));
        bool counts = !amb && (lang=="en" || rule<=10);
        const auto r = read_phrase(c[1], gaz, tables);
        std::string metres, az, refs;
        for(auto&q:r.expression.numbers){ if(!q.metres) continue; std::ostringstream o; o.precision(12); if(!metres.empty()) o<<";"; o<<q.metres->value(); if(q.metres_to) o<<"-"<<q.metres_to->value(); metres+=o.str();}
        for(auto a: r.expression.azimuths){ std::ostringstream o; if(!az.empty()) o<<";"; o<<a.degrees(); az+=o.str(); }
        for(auto&o: r.expression.references){ if(!refs.empty()) refs+=";"; refs+=o.text; }
        bool a = r.expression.relation==c[10] && metres==c[12] && az==c[13];
        bool b = refs==c[14];
        if(counts){n++; okr+=a; okref+=b;}
        if(!a||!b) std::cout<<(counts?"":"(n/c) ")<<c[0]<<" ["<<c[1]<<"] "<<(a?"":"REL ")<<(b?"":"REF ")<<"\n   want "<<c[10]<<" | "<<c[12]<<" | "<<c[13]<<" | "<<c[14]<<"\n   got  "<<r.expression.relation<<" | "<<metres<<" | "<<az<<" | "<<refs<<"  ("<<r.article.language<<")\n";
    }
    std::cout<<"N "<<n<<" rel "<<okr*100.0/n<<" ref "<<okref*100.0/n<<"\n";
}

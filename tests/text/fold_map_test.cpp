#include "mapwire/text/fold_map.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "mapwire/text/analyse.hpp"
#include "mapwire/text/fold.hpp"

using namespace mapwire;

TEST_CASE("a plain word has the hash of what it folds to, any other has none") {
    for (const auto* word : {"radius", "RADIUS", "Radius", "km", "33rd", "A", "0"}) {
        CAPTURE(word);
        CHECK(plain_fold_hash(word) == fold_hash(fold_name(word)));
    }
    for (const auto* word : {"", "mêlée", "o'clock", "U.S", "Деревня", "sud-est", "@home", "[a]", "a_b", "{z}"}) {
        CAPTURE(word);
        CHECK(plain_fold_hash(word) == 0);
    }
}

TEST_CASE("the tokens of a text carry their hashes") {
    Article article;
    article.text = "The U.S. said 12 men of Deir ez-Zor's Third army’s left Île X.";
    const auto document = analyse(article, {});
    int plain = 0;
    for (const auto& token : document.tokens) {
        const auto word = token.span.of(article.text);
        CAPTURE(word);
        CHECK(token.fold_hash == (token.kind == TokenKind::word ? plain_fold_hash(word) : 0));
        plain += token.fold_hash != 0 ? 1 : 0;
    }
    CHECK(plain == 9);  // The said men of Deir ez Third left X
}

TEST_CASE("a map of folded words finds what was added and nothing else") {
    FoldMap<int> map;
    CHECK_FALSE(map.contains(fold_hash("nothing")));
    const auto word = [](int i) { return "word" + std::to_string(i); };
    for (int i = 0; i < 5000; ++i) { map[fold_hash(word(i))] = i; }
    map[fold_hash(word(7))] += 1000;
    int wrong = 0;
    for (int i = 0; i < 5000; ++i) {
        const auto* found = map.find(fold_hash(word(i)));
        wrong += found == nullptr || *found != (i == 7 ? 1007 : i) ? 1 : 0;
        wrong += map.contains(fold_hash("other" + std::to_string(i))) ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK_FALSE(map.contains(0));  // what is no word
    CHECK(map.values().size() == 5000);
}

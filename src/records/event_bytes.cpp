#include "records/event_bytes.hpp"

#include <type_traits>
#include <utility>

namespace mapwire {
namespace {

/// Writes each member of a value. Beside Getting, so that each value lists its members once, in `members`.
struct Putting {
    RecordWriter& out;
    void operator()(const std::string& text) { out.text(text); }
    void operator()(std::uint32_t number) { out.whole(number); }
    void operator()(int number) { out.number(number); }
    void operator()(std::int64_t number) { out.number(number); }
    void operator()(std::size_t number) { out.whole(number); }
    void operator()(const std::optional<Date>& date) { out.date(date); }
    void operator()(Metres metres) { out.real(metres.value()); }
    void operator()(Confidence confidence) { out.real(confidence.value()); }
    void operator()(const Geometry& geometry) { out.geometry(geometry); }
    template <class Word>
    requires std::is_enum_v<Word>
    void operator()(const Word& word) { out.whole(static_cast<std::uint64_t>(word)); }
    template <class Tag>
    void operator()(const TextId<Tag>& id) {
        out.text(id.text);
    }
    template <class Value>
    void operator()(const std::optional<Value>& value) {
        out.flag(value.has_value());
        if (value) { (*this)(*value); }
    }
    template <class Value>
    void operator()(const std::vector<Value>& values) {
        out.whole(values.size());
        for (const auto& value : values) { (*this)(value); }
    }
    template <class Value>
    void operator()(const Value& value) {
        members(*this, value);
    }
};

struct Getting {
    RecordReader& in;
    void operator()(std::string& text) { text = in.text(); }
    void operator()(std::uint32_t& number) { number = static_cast<std::uint32_t>(in.whole()); }
    void operator()(int& number) { number = static_cast<int>(in.number()); }
    void operator()(std::int64_t& number) { number = in.number(); }
    void operator()(std::size_t& number) { number = in.whole(); }
    void operator()(std::optional<Date>& date) { date = in.date(); }
    void operator()(Metres& metres) { metres = Metres{in.real()}; }
    void operator()(Confidence& confidence) { confidence = Confidence{in.real()}; }
    template <class Word>
    requires std::is_enum_v<Word>
    void operator()(Word& word) {
        const auto number = in.whole();
        if (number > 0xFFFFFFFFU) { throw DamagedRecord(); }
        word = static_cast<Word>(number);
    }
    template <class Tag>
    void operator()(TextId<Tag>& id) {
        id.text = in.text();
    }
    void operator()(std::optional<Geometry>& geometry) {
        geometry.reset();
        if (in.flag()) { geometry = in.geometry(); }
    }
    template <class Value>
    void operator()(std::optional<Value>& value) {
        value.reset();
        if (in.flag()) { (*this)(value.emplace()); }
    }
    template <class Value>
    void operator()(std::vector<Value>& values) {
        values.clear();
        for (auto left = in.count(); left > 0; --left) { (*this)(values.emplace_back()); }
    }
    template <class Value>
    void operator()(Value& value) {
        members(*this, value);
    }
};

/// Adds up what lies outside of a value.
struct Weighing {
    std::size_t bytes = 0;
    void operator()(const std::string& text) {
        constexpr std::size_t kept_within = 15;
        if (text.capacity() > kept_within) { bytes += text.capacity() + 16; }
    }
    void operator()(const Geometry& geometry) {
        const auto* area = std::get_if<MultiPolygon>(&geometry);
        if (area == nullptr) { return; }
        for (const auto& polygon : area->polygons) {
            bytes += 100 + polygon.exterior.positions.size() * sizeof(Coordinate);
            for (const auto& hole : polygon.holes) { bytes += 50 + hole.positions.size() * sizeof(Coordinate); }
        }
    }
    template <class Word>
    requires std::is_arithmetic_v<Word> || std::is_enum_v<Word>
    void operator()(const Word&) {}
    void operator()(const std::optional<Date>&) {}
    void operator()(Metres) {}
    void operator()(Confidence) {}
    template <class Tag>
    void operator()(const TextId<Tag>& id) {
        (*this)(id.text);
    }
    template <class Value>
    void operator()(const std::optional<Value>& value) {
        if (value) { (*this)(*value); }
    }
    template <class Value>
    void operator()(const std::vector<Value>& values) {
        bytes += values.capacity() * sizeof(Value);
        for (const auto& value : values) { (*this)(value); }
    }
    template <class Value>
    void operator()(const Value& value) {
        members(*this, value);
    }
};

template <class Value, class Kind>
concept Is = std::is_same_v<std::remove_cvref_t<Value>, Kind>;

template <class Each, class... Values>
void all(Each& each, Values&... values) {
    (each(values), ...);
}

template <class Each>
void members(Each& each, Is<TextSpan> auto& v) {
    all(each, v.begin, v.end);
}
template <class Each>
void members(Each& each, Is<DateRange> auto& v) {
    all(each, v.first, v.last, v.precision);
}
template <class Each>
void members(Each& each, Is<EventCoding> auto& v) {
    all(each, v.kind, v.type, v.mode, v.contexts, v.cameo, v.quad_class, v.acled_event_type, v.acled_sub_event_type,
        v.label);
}
template <class Each>
void members(Each& each, Is<EventParty> auto& v) {
    all(each, v.span, v.text, v.name, v.id, v.country, v.role, v.mention);
}
// The number of a place in the gazetteer at hand means nothing to another run: it is left out.
template <class Each>
void members(Each& each, Is<EventPlace> auto& v) {
    all(each, v.span, v.text, v.name, v.mention, v.expression, v.country, v.admin1, v.admin2, v.how);
}
template <class Each>
void members(Each& each, Is<EventFigure> auto& v) {
    all(each, v.low, v.best, v.high, v.text, v.span);
}
template <class Each>
void members(Each& each, Is<EventFigures> auto& v) {
    all(each, v.killed, v.injured, v.displaced, v.captured, v.vehicles, v.strikes);
}
template <class Each>
void members(Each& each, Is<EventTelling> auto& v) {
    all(each, v.article, v.copy_of, v.article_title, v.source_url, v.published, v.sentence, v.sentence_span,
        v.sentence_text, v.trigger_span, v.trigger, v.attribution, v.stance, v.date, v.date_text, v.location,
        v.figures);
}
template <class Each>
void members(Each& each, Is<Event> auto& v) {
    all(each, v.id, v.name, v.coding, v.stance, v.actors, v.recipients, v.attribution, v.date, v.date_text, v.date_span,
        v.time_zone, v.place, v.geometry, v.uncertainty, v.geo_precision, v.gazetteer, v.licence, v.figures,
        v.confidence, v.rule, v.in_zones, v.tellings, v.contradictions, v.notes);
}

}  // namespace

void put(RecordWriter& out, const Event& event) {
    Putting put_each{out};
    members(put_each, event);
}

Event get_event(RecordReader& in) {
    Event event;
    Getting get_each{in};
    members(get_each, event);
    return event;
}

std::size_t memory_of(const Event& event) {
    Weighing weigh{sizeof(Event)};
    members(weigh, event);
    return weigh.bytes;
}

}  // namespace mapwire

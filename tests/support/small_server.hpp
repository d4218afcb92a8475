#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <string>
#include <thread>
#include <utility>

namespace mapwire {

/// Answers one request after another on loopback until it is told to stop.
class SmallServer {
public:
    explicit SmallServer(std::map<std::string, std::string> answers) : answers_(std::move(answers)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof own;
        ready_ = ::bind(listener_, reinterpret_cast<sockaddr*>(&own), size) == 0 && ::listen(listener_, 8) == 0 &&
                 ::getsockname(listener_, reinterpret_cast<sockaddr*>(&own), &size) == 0;
        address_ = "http://127.0.0.1:" + std::to_string(ntohs(own.sin_port));
        thread_ = std::thread([this] { serve(); });
    }
    SmallServer(const SmallServer&) = delete;
    SmallServer& operator=(const SmallServer&) = delete;
    ~SmallServer() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    [[nodiscard]] bool ready() const { return ready_; }
    [[nodiscard]] const std::string& address() const { return address_; }

private:
    void serve() {
        while (true) {
            const int peer = ::accept(listener_, nullptr, nullptr);
            if (peer < 0) { return; }
            std::string request;
            char part[4096];
            while (request.find("\r\n\r\n") == std::string::npos) {
                const auto count = ::recv(peer, part, sizeof part, 0);
                if (count <= 0) { break; }
                request.append(part, static_cast<std::size_t>(count));
            }
            const auto begin = request.find(' ') + 1;
            const auto found = answers_.find(request.substr(begin, request.find(' ', begin) - begin));
            const std::string answer = found != answers_.end()
                                           ? found->second
                                           : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            (void)::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL);
            ::close(peer);
        }
    }
    std::map<std::string, std::string> answers_;
    int listener_ = -1;
    bool ready_ = false;
    std::string address_;
    std::thread thread_;
};

/// An answer with this body; `promised` bytes are announced, so that a connection that breaks can be played.
inline std::string answer(const std::string& body, std::size_t promised) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(promised) + "\r\nConnection: close\r\n\r\n" + body;
}
inline std::string answer(const std::string& body) { return answer(body, body.size()); }

}  // namespace mapwire

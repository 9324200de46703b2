// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAuthenticator, Paper} from "../../contracts/interfaces/IAuthenticator.sol";
import {VM} from "../vm/Vm.sol";

using Papers for Sheet global;

/// @dev Everything a signed paper speaks of.
/// @param verb The struct's type in full, as EIP-712 encodes it.
/// @param members What stands between declaration and member, as EIP-712 encodes it.
/// @param arguments What the authenticator is given for it.
struct Sheet {
    string name;
    uint256 chainId;
    address authenticator;
    string verb;
    string declaration;
    bytes members;
    bytes arguments;
    address member;
    uint256 nonce;
    uint48 deadline;
}

/// @title Papers: signed as a wallet signs them, from the words of EIP-712 alone
library Papers {
    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    function digest(Sheet memory self) internal pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256(bytes(self.name)), keccak256("1"), self.chainId, self.authenticator)
        );
        bytes memory members = bytes.concat(
            keccak256(bytes(self.declaration)),
            self.members,
            abi.encode(self.member, self.nonce, self.deadline)
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(bytes.concat(hash(self), members))));
    }

    function hash(Sheet memory self) internal pure returns (bytes32) {
        return keccak256(bytes(self.verb));
    }

    /// @notice 65 bytes: r, s, v.
    function sign(Sheet memory self, uint256 key) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest(self));
        return abi.encodePacked(r, s, v);
    }

    /// @notice Has the authenticator do it, whoever signed.
    function bring(
        Sheet memory self,
        IAuthenticator authenticator,
        bytes memory signature
    ) internal returns (bytes memory) {
        return
            authenticator.act(
                self.hash(),
                self.arguments,
                Paper({member: self.member, nonce: self.nonce, deadline: self.deadline, signature: signature})
            );
    }

    function setProfile(bytes32 profile) internal pure returns (Sheet memory self) {
        self.verb = "SetProfile(string declaration,bytes32 digest,address member,uint256 nonce,uint48 deadline)";
        self.declaration = "I publish the digest of my profile; zero takes it back.";
        (self.members, self.arguments) = (abi.encode(profile), abi.encode(profile));
    }

    function cancel(uint256 cancelled) internal pure returns (Sheet memory self) {
        self.verb =
            "CancelPaper(string declaration,uint256 cancelledNonce,address member,uint256 nonce,uint48 deadline)";
        self.declaration = "I cancel my paper with this nonce: it must never be used.";
        (self.members, self.arguments) = (abi.encode(cancelled), abi.encode(cancelled));
    }

    function vouch(address candidate) internal pure returns (Sheet memory self) {
        self.verb = "Vouch(string declaration,address candidate,address member,uint256 nonce,uint48 deadline)";
        self.declaration = "I vouch for this candidate: I believe this is one person with one seat.";
        (self.members, self.arguments) = (abi.encode(candidate), abi.encode(candidate));
    }

    function setRelay(address relay, string memory url) internal pure returns (Sheet memory self) {
        self.verb =
            "SetRelay(string declaration,address relay,string url,address member,uint256 nonce,uint48 deadline)";
        self.declaration = "I name this account as my relay, which anchors posts; zero names none.";
        self.members = abi.encode(relay, keccak256(bytes(url)));
        self.arguments = abi.encode(relay, url);
    }
}
